import type { Assets } from './assets.ts'
import type { FoundDeck } from './model.ts'
import { quoted, type ImportReport } from './report.ts'

/** The deck's first bibliography becomes the lecture's. */
export function copyReferences(
  bibliographies: FoundDeck['bibliographies'],
  assets: Assets,
  report: ImportReport,
): void {
  bibliographies.forEach(({ path, place }, index) => {
    const found = assets.resolve(path, place.file)
    const ending = /\.(json|bib|ya?ml)$/i.exec(path)?.[1]?.toLowerCase()
    if (found === undefined || ending === undefined || index > 0) {
      const reason =
        index > 0
          ? `a lecture has one list of references, so ${quoted(path)} is left out`
          : `the references in ${quoted(path)} are not taken over`
      report.add(
        'references-unread',
        place,
        reason,
        'Put all references into one file, slides/references.json, .yaml or .bib.',
      )
      return
    }
    assets.takeAs(found, `slides/references.${ending}`, place)
  })
}
