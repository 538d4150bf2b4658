import { isDeepStrictEqual } from 'node:util'
import { parentPort } from 'node:worker_threads'
import { createCompiler } from '../../core/deck/compiler.ts'
import type { CitationRequest, CitationResult, CompileServices, Slide } from '../../core/deck/types.ts'
import { checkDiagram } from './check-diagram.ts'
import type { CompileOrder, FromCompiler, SentSlide, ToCompiler } from './compile-messages.ts'

// Runs in a thread of its own: reading a lecture takes seconds when it is long, and the first code of a language
// stops everything while its grammar is made ready. The lecturer's keys are answered elsewhere meanwhile.

/** Slides that are sent at once; taking in so many takes a fraction of a frame. */
const PART = 100

const say = (message: FromCompiler) => parentPort?.postMessage(message, [])
const compiler = createCompiler()
/** What was sent last, and what the other side therefore has. */
let sent: readonly Slide[] = []
let awaited: { id: number; resolve(answer: ToCompiler): void } | undefined

function answerTo(id: number): Promise<ToCompiler> {
  const { promise, resolve } = Promise.withResolvers<ToCompiler>()
  awaited = { id, resolve }
  return promise
}

async function cite(id: number, request: CitationRequest): Promise<CitationResult> {
  const answer = answerTo(id)
  say({ kind: 'cite', id, request })
  const given = await answer
  if (given.kind === 'cited') return given.result
  throw new Error(given.kind === 'uncited' ? given.error : 'The citations were not set.')
}

async function run(id: number, { sources, read, cites, checks }: CompileOrder): Promise<void> {
  const wanted = read && new Set(read)
  const services: CompileServices = {
    ...(wanted && { isRead: (path) => wanted.has(path) }),
    ...(cites && { formatCitations: (request) => cite(id, request) }),
    ...(checks && { checkDiagram }),
  }
  const { slides, ...deck } = await compiler.compile(sources, services)
  const changes = changesOf(sent, slides)
  for (let from = 0; from < changes.length; from += PART) {
    const taken = answerTo(id)
    say({ kind: 'part', id, slides: changes.slice(from, from + PART) })
    await taken
  }
  sent = slides
  say({ kind: 'deck', id, deck })
}

/** Slides that are as they were, by their index there. */
function changesOf(before: readonly Slide[], now: readonly Slide[]): SentSlide[] {
  const known = new Map(before.map((slide, index) => [slide.id, index]))
  return now.map((slide) => {
    const index = known.get(slide.id)
    return index !== undefined && isDeepStrictEqual(before[index], slide) ? index : slide
  })
}

parentPort?.on('message', (message: ToCompiler) => {
  if (message.kind !== 'compile') {
    if (awaited?.id === message.id) awaited.resolve(message)
    return
  }
  const { id, order } = message
  run(id, order).catch((error: unknown) => {
    say({
      kind: 'failed',
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  })
})
say('ready')
