/** Longer addresses are cut by some systems or used to hide where they lead. */
const MAX_LENGTH = 2048

/**
 * The address in its canonical form, or null when it must not be opened: only `https:` and `mailto:`,
 * without a user name or password, which serve to disguise a host.
 */
export function externalAddress(text: string): string | null {
  const url = URL.parse(text)
  if (url === null || url.href.length > MAX_LENGTH) return null
  if (url.username !== '' || url.password !== '') return null
  if (url.protocol === 'https:') return url.hostname === '' ? null : url.href
  return url.protocol === 'mailto:' ? url.href : null
}

export interface ExternalDeps {
  /** Resolves with whether the person agreed to leave for this address. */
  ask(address: string): Promise<boolean>
  open(address: string): Promise<void>
  log(message: string, cause: unknown): void
}

/**
 * Opens a link in the system's browser or mail program after asking. While one question is open,
 * further links are dropped: a page cannot pile up dialogs.
 */
export function createExternalOpener(deps: ExternalDeps): (url: string) => Promise<void> {
  let asking = false
  return async (url) => {
    const address = externalAddress(url)
    if (address === null || asking) return
    asking = true
    try {
      if (await deps.ask(address)) await deps.open(address)
    } catch (error) {
      deps.log(`The link ${address} could not be opened.`, error)
    } finally {
      asking = false
    }
  }
}
