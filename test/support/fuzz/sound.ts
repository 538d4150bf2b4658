import type { Deck } from '../../../core/deck/types.ts'

/**
 * What is wrong with a deck that holds for every deck, whatever its author wrote; in words, empty when nothing
 * is.
 * @param texts of the lecture by path
 */
export function unsound(deck: Deck, texts: Record<string, string>): string[] {
  return [...wrongPlaces(deck, texts), ...wrongSlides(deck)]
}

function wrongPlaces(deck: Deck, texts: Record<string, string>): string[] {
  const lines = new Map(Object.entries(texts).map(([path, text]) => [path, text.split(/\r\n?|\n/)]))
  return deck.diagnostics.flatMap(({ code, file, line, column, reason }) => {
    // A file that is not there is named by its first place.
    const length = (lines.get(file) ?? [''])[line - 1]?.length
    const isInside = line >= 1 && length !== undefined && column >= 1 && column <= length + 1
    const found = isInside ? [] : [`${code} at ${file}:${line}:${column} lies outside of the file`]
    return code === 'file-unreadable' ? [...found, `a part could not be read: ${reason}`] : found
  })
}

function wrongSlides({ slides, sections, references }: Deck): string[] {
  const found: string[] = []
  const claim = (holds: boolean, words: string) => void (holds || found.push(words))
  claim(new Set(slides.map(({ id }) => id)).size === slides.length, 'two slides have one id')
  slides.forEach((slide, index) => {
    const { id, html, titleHtml, notes, lastStep } = slide
    claim(slide.index === index, `${id} stands at ${index} and says ${slide.index}`)
    const all = html + titleHtml + (notes?.html ?? '') + (notes?.publicHtml ?? '')
    claim(!/<script|<[^>]*\s(?:on\w+=|data-slot)/.test(all), `${id} has forbidden HTML`)
    const steps = [...html.matchAll(/data-step="(\d+)"/g)].map((match) => Number(match[1]))
    claim(Math.max(0, ...steps) <= lastStep, `${id} has a step after its last`)
    claim(
      Number.isInteger(lastStep) && lastStep >= 0 && lastStep <= 500,
      `${id} has ${lastStep} as its last step`,
    )
    for (const { key } of slide.citations)
      claim(references[key]?.citedBy.includes(id) === true, `${key} does not know that ${id} cites it`)
    for (const diagram of slide.diagrams)
      claim(html.includes(`data-diagram="${diagram.id}"`), `${diagram.id} has no place in ${id}`)
  })
  for (const section of sections)
    claim(slides[section.firstSlide]?.id === section.id, `${section.id} does not begin with its own slide`)
  return found
}
