import type { Port } from '../../core/rpc/port.ts'
import { CHANNEL } from '../../main/electron/envelope.ts'
import { createPageConnector } from '../../main/electron/page-port.ts'
import type { FakeContents } from './fake-window.ts'

/** The page of a window, as the preload would connect it. */
export function pageOf(contents: FakeContents, document = 'document-1'): () => Port {
  return createPageConnector(
    {
      send: (envelope) => contents.renderer.send(CHANNEL, envelope),
      listen: (listener) => {
        contents.renderer.on(CHANNEL, (_event, message: unknown) => listener(message))
      },
    },
    document,
  )
}
