import { parentPort } from 'node:worker_threads'
import type { CitationRequest } from '../../core/deck/types.ts'
import { formatCitations } from './citations.ts'
import type { FromWorker } from './citation-thread.ts'
import { messageOf } from '../../core/deck/message-of.ts'

// Runs in a thread of its own: setting a hundred references takes seconds, in which the thread that
// answers the lecturer's keys must not stand still.

const say = (message: FromWorker) => parentPort?.postMessage(message, [])

parentPort?.on('message', ({ id, request }: { id: number; request: CitationRequest }) => {
  formatCitations(request).then(
    (result) => say({ id, result }),
    (error: unknown) => say({ id, error: messageOf(error) }),
  )
})
say('ready')
