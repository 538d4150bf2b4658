import type { Exporter } from '../export/exporter.ts'
import type { ServerMessage } from './contract.ts'
import { checked, Refusal } from './refusal.ts'

/** Tells a page what is exported, now unless that is nothing, and with every change. Returns the way to stop. */
export function tellExporting(
  exporter: Exporter | undefined,
  post: (message: ServerMessage) => void,
): () => void {
  if (exporter === undefined) return () => {}
  const tell = () => post({ kind: 'exporting', exporting: exporter.state() })
  if (exporter.state().kind !== 'idle') tell()
  return exporter.subscribe(tell)
}

/** What a page that may export asks for. @throws Refusal */
export function runExport(
  method: 'export' | 'cancel-export' | 'show-export',
  params: unknown,
  exporter: Exporter | undefined,
): Record<string, never> {
  switch (method) {
    case 'export': {
      const { wish } = checked('export', params)
      if (exporter?.start === undefined) throw new Refusal('forbidden', 'Nothing exports here.')
      exporter.start(wish)
      return {}
    }
    case 'cancel-export':
      checked('cancel-export', params)
      exporter?.cancel?.()
      return {}
    case 'show-export':
      checked('show-export', params)
      exporter?.reveal?.()
      return {}
  }
}
