import type {
  CitationRequest,
  CitationResult,
  CompileServices,
  Deck,
  LectureSources,
  Slide,
} from '../../core/deck/types.ts'

/** What is asked of the thread that compiles; `id` is that of the compilation. */
export type ToCompiler =
  | { kind: 'compile'; id: number; order: CompileOrder }
  /** The citations that were asked for, or why there are none. */
  | { kind: 'cited'; id: number; result: CitationResult }
  | { kind: 'uncited'; id: number; error: string }
  /** The last part has been taken in. */
  | { kind: 'more'; id: number }

/** What the thread says. */
export type FromCompiler =
  | 'ready'
  | { kind: 'cite'; id: number; request: CitationRequest }
  | { kind: 'part'; id: number; slides: SentSlide[] }
  /** After all parts. */
  | { kind: 'deck'; id: number; deck: Omit<Deck, 'slides'> }
  | { kind: 'failed'; id: number; error: string }

/** A compilation as plain data. */
export interface CompileOrder {
  sources: LectureSources
  /** Paths of the files of slides and notes that are to be read; null for all. */
  read: string[] | null
  /** Whether somebody sets citations. */
  cites: boolean
  /** Whether diagrams are checked. */
  checks: boolean
}

/** A slide, or the index that the very same slide had in the deck that was sent before. */
export type SentSlide = Slide | number

export function orderFor(sources: LectureSources, services: CompileServices): CompileOrder {
  const { isRead, formatCitations, checkDiagram } = services
  const paths = [...sources.slides, ...sources.notes].map(({ path }) => path)
  return {
    sources,
    read: isRead ? paths.filter(isRead) : null,
    cites: formatCitations !== undefined,
    checks: checkDiagram !== undefined,
  }
}
