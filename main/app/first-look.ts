import { plainCitations } from '../../core/deck/citation-marks.ts'
import { openingDeck } from '../../core/deck/opening-deck.ts'
import type { CompileServices, Deck, LectureSources } from '../../core/deck/types.ts'
import type { CitationFormatter } from './citation-formatter.ts'
import { compilerHere } from './compiler-here.ts'
import type { LectureCompiler } from './compiler-here.ts'

/** Characters of slides: a lecture of up to about 150 slides is read whole before it opens. */
const LARGE = 150_000
/** Characters of slides that a larger one opens with: about a section, so that all open equally fast. */
const ENOUGH = 20_000

/**
 * Of a large lecture, which files are to be read before it opens: the first slides' and their notes'. Null
 * when it is small enough to be read whole.
 */
export function firstLook({ slides }: LectureSources): ((path: string) => boolean) | null {
  if (slides.reduce((sum, { text }) => sum + text.length, 0) <= LARGE) return null
  const names = new Set<string>()
  let length = 0
  for (const { path, text } of slides) {
    names.add(nameOf(path))
    length += text.length
    if (length >= ENOUGH) break
  }
  return (path) => names.has(nameOf(path))
}

/** Whether there is something to show before any file is read; without a title, the first slide is needed. */
function hasTitle({ config }: LectureSources): boolean {
  return /^title[ \t]*:[ \t]*\S/m.test(config?.text ?? '')
}

/** The deck of a lecture that opens at once: its title and outline, or with the slides of the first file. */
export async function openingLook(sources: LectureSources, citations: CitationFormatter): Promise<Deck> {
  if (hasTitle(sources)) return openingDeck(sources)
  const [first] = sources.slides
  const isRead = (path: string) => first !== undefined && nameOf(path) === nameOf(first.path)
  return (await compileAtOnce(sources, { compiler: compilerHere(), citations }, { isRead })).deck
}

/**
 * Where a lecture goes on there must be steps at once: an outline has none, and the room would see the slide go
 * back to its first. Names the files of these slides too; null when there is nothing to add.
 * @param outline what `isRead` alone gives
 */
export function lookAlsoAt(
  slides: readonly string[],
  outline: Deck,
  isRead: (path: string) => boolean,
): ((path: string) => boolean) | null {
  const missing = outline.slides.filter(({ id, isOutline }) => isOutline === true && slides.includes(id))
  if (missing.length === 0) return null
  const names = new Set(missing.map(({ source }) => nameOf(source.file)))
  return (path) => isRead(path) || names.has(nameOf(path))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export interface CompileTools {
  compiler: LectureCompiler
  citations: CitationFormatter
}

/** Compiles without waiting for citations: those that are not known yet stand by author and year. */
export async function compileAtOnce(
  sources: LectureSources,
  { compiler, citations }: CompileTools,
  services: CompileServices,
) {
  let isFormatted = true
  const deck = await compiler.compile(sources, {
    ...services,
    async formatCitations(request) {
      const known = await citations.known(request)
      if (known) return known
      isFormatted = false
      return plainCitations(request)
    },
  })
  return { deck, isFormatted }
}
