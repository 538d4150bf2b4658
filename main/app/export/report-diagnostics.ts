import type { Deck, Diagnostic } from '../../../core/deck/types.ts'
import type { PageReport } from '../../../core/rpc/contract.ts'

/**
 * What only shows once a lecture is laid out, as diagnostics at the slides' places in the sources.
 * Slides of the report that the deck does not have are left out: they belong to another revision.
 */
export function reportDiagnostics(deck: Deck, report: PageReport): Diagnostic[] {
  const slides = new Map(deck.slides.map((slide) => [slide.id, slide]))
  const at = (id: string) => {
    const slide = slides.get(id)
    return slide && { file: slide.source.file, line: slide.source.line, column: 1 }
  }
  const failed = report.diagramErrors.flatMap(({ slide, diagram, message }): Diagnostic[] => {
    const place = at(slide)
    if (place === undefined) return []
    const reason = `The diagram ${diagram} cannot be drawn: ${message}`
    return [{ code: 'diagram-invalid', severity: 'error', ...place, reason }]
  })
  const tooLarge = report.overflows.flatMap(({ slide, x, y }): Diagnostic[] => {
    const place = at(slide)
    if (place === undefined) return []
    const directions = [
      ...(y > 0 ? [`${Math.ceil(y)} px below`] : []),
      ...(x > 0 ? [`${Math.ceil(x)} px beside`] : []),
    ]
    return [
      {
        code: 'slide-overflow',
        severity: 'warning',
        ...place,
        reason: `The slide "${slide}" holds more than fits: it reaches ${directions.join(' and ')} its edge.`,
        hint: 'Shorten it, or break it into two slides.',
      },
    ]
  })
  const missing = (report.missingLetters ?? []).flatMap(({ slide, letters }): Diagnostic[] => {
    const place = at(slide)
    if (place === undefined) return []
    const reason = `This computer has no font for ${someOf(letters)} on the slide "${slide}": boxes stand in their place.`
    const hint = 'Install a font for this script, for instance one of the Noto fonts, and export again.'
    return [{ code: 'letters-missing', severity: 'warning', ...place, reason, hint }]
  })
  return [...failed, ...tooLarge, ...missing]
}

/** Letters to be named one by one; of a whole text in a script without a font the first say enough. */
const NAMED = 30

function someOf(letters: string): string {
  const all = [...letters]
  return all.length <= NAMED
    ? letters
    : `${all.slice(0, NAMED).join('')} and ${all.length - NAMED} more letters`
}
