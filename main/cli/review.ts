import { whenAborted, type PresentDeps } from './present.ts'

/**
 * Serves the lecture to a browser for somebody who learns from it, until it ends.
 * @returns the exit code
 */
export async function review(
  { open }: { open: boolean },
  deps: Pick<PresentDeps, 'terminal' | 'signal' | 'display' | 'serve' | 'openInBrowser'>,
): Promise<number> {
  const { terminal, signal } = deps
  const served = await deps.serve()
  const lines = ['', `  ${served.title}`, '', `  Review   ${served.reviewUrl}`, '', '  Ctrl-C ends it.', '']
  terminal.print(lines.join('\n'))
  if (open && deps.display) {
    // Not awaited: some openers last as long as the browser.
    deps.openInBrowser(served.reviewUrl).catch(() => {
      terminal.note('No browser could be opened; open the address yourself.')
    })
  }
  await whenAborted(signal)
  await served.close()
  return 0
}
