import { readPdfQuery, type PdfOptions, type PdfWishes } from '../../../core/export/pdf-options.ts'
import { createExportState, type ExportStage, type ExportState } from '../../../core/export/exporter.ts'
import { exportTarget, type ExportWish } from '../../../core/export/wish.ts'
import type { Deck } from '../../../core/deck/types.ts'
import type { LectureHost } from '../../../core/rpc/host.ts'
import { answer, type Answer, type Asked } from '../answer.ts'
import type { exportAs, ExportAsJob } from './as.ts'
import { exportToBytes } from './to-bytes.ts'
import { contentType } from '../content-types.ts'
import { LecternError } from '../errors.ts'
import { securityHeaders } from '../security-headers.ts'

export interface ExportRouteDeps {
  /** The lecture that is being given. */
  lecture: Pick<LectureHost, 'holdForPrint'> & {
    readonly folder: string
    deck(): { deck: Deck }
    whenIdle(): Promise<void>
  }
  pagesDir: string
  /** Asked when something is to be printed: the server is not there yet when routes are made. */
  printer: () => ExportAsJob['printer']
  /** Told how far an export is; nobody when absent. */
  state?: ExportState
  /** `exportAs` when absent. */
  exportAs?: typeof exportAs
}

/**
 * Answers `/export?type=…` with the file that was wished for, and null to every other address. One export at a
 * time; it ends when the browser goes away. Who may ask is for the shell to decide.
 */
export function createExportRoute(deps: ExportRouteDeps): (asked: Asked) => Promise<Answer | null> {
  const state = deps.state ?? createExportState()
  let busy = false
  return async (request) => {
    const url = new URL(request.url)
    if (url.pathname !== '/export') return null
    if (request.method !== 'GET') return refuse(url, 405, 'Only GET is answered here.')
    const wish = readWish(url.searchParams)
    if (wish === null) return refuse(url, 400, 'There is no such export.')
    if (busy) return refuse(url, 409, 'Something else is being exported. Try again in a moment.')
    busy = true
    try {
      return await exported(url, wish, request.signal, deps, state)
    } catch (error) {
      if (request.signal.aborted) state.set({ kind: 'idle' })
      const known = error instanceof LecternError
      const why = known ? `${error.message} ${error.remedy}`.trim() : 'The export failed.'
      if (!request.signal.aborted) state.set({ kind: 'failed', why })
      return refuse(url, 500, why)
    } finally {
      busy = false
    }
  }
}

async function exported(
  url: URL,
  wish: ExportWish,
  signal: AbortSignal,
  deps: ExportRouteDeps,
  state: ExportState,
): Promise<Answer> {
  state.set({
    kind: 'busy',
    progress: { stage: 'laying-out', done: 0, all: deps.lecture.deck().deck.slides.length },
  })
  // What is printed is the newest deck: not one whose citations are still being set.
  await deps.lecture.whenIdle()
  const { pagesDir, lecture } = deps
  const { deck, release } = lecture.holdForPrint()
  const onProgress = (progress: ExportStage) => state.set({ kind: 'busy', progress })
  const job = { wish, deck, folder: lecture.folder, pagesDir, printer: deps.printer(), signal, onProgress }
  const { bytes, count, unit, notes } = await exportToBytes(job, deps.exportAs).finally(release)
  const { ending: one, isFolder, part } = exportTarget(wish, deck.slides)
  const ending = isFolder ? 'zip' : one
  const file = `${deck.meta.title}${part === '' ? '' : ` (${part})`}.${ending}`.replaceAll(
    /[\\/:*?"<>|]/g,
    ' ',
  )
  const name = encodeURIComponent(file)
  const headers = {
    ...securityHeaders('deck', url),
    'content-type': wish.type === 'pdf' ? 'application/pdf' : contentType('deck', `x.${ending}`),
    'content-disposition': `attachment; filename*=UTF-8''${name.replaceAll("'", '%27')}`,
    'content-length': String(bytes.byteLength),
    'cache-control': 'no-store',
  }
  state.set({ kind: 'done', file, count, unit, notes })
  return answer(bytes, { headers })
}

/** Null for what is no wish, or wishes that do not go together. */
function readWish(query: URLSearchParams): ExportWish | null {
  const type = query.get('type')
  switch (type) {
    case 'pdf':
      try {
        return { type: 'pdf', pdf: given(readPdfQuery(query), query) }
      } catch {
        return null
      }
    case 'html':
      return { type: 'html', notes: query.get('notes') === '1' }
    case 'png':
      return {
        type,
        slide: query.get('slide'),
        dark: query.get('dark') === '1',
        ink: query.get('ink') === '1',
      }
    case 'svg':
      return { type, slide: query.get('slide') }
    case 'archive':
    case 'pptx':
    case 'bib':
    case 'csl':
    case 'pack':
      return { type }
    default:
      return null
  }
}

/** Settled options as wishes: what does not concern the kind is left out again. */
function given(options: PdfOptions, query: URLSearchParams): PdfWishes {
  const { kind, appearance, pageNumbers } = options
  const isHandout = kind === 'handout'
  const onSlides = kind === 'slides' || kind === 'steps'
  return {
    kind,
    appearance,
    pageNumbers,
    ...(query.has('disclaimer') && { disclaimer: options.disclaimer }),
    ...(kind !== 'sources' && query.has('slide-sources') && { slideSources: options.slideSources }),
    ...(kind !== 'sources' && query.has('ink') && { ink: options.ink }),
    ...(isHandout && {
      beside: options.beside,
      ...(options.beside !== 'notes' && { perPage: options.perPage }),
    }),
    ...(onSlides ? { aspect: options.aspect } : { paper: options.paper }),
  }
}

function refuse(url: URL, status: number, text: string): Answer {
  const headers = {
    ...securityHeaders('deck', url),
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  }
  return answer(`${text}\n`, { status, headers })
}
