import { Assets } from './assets.ts'
import { detectFormat } from './detect.ts'
import { Passage } from './passage.ts'
import { sourceText } from '../deck/diagnose.ts'
import type { ImportRequest } from './types.ts'

const patterns = {
  slidev: [/^src:[ \t]*["']?([^\s"'#]+)/gm, /^<<<[ \t]+([^\s#]+)/gm],
  quarto: [/^\{\{<\s*include\s+["']?([^\s"'>]+)["']?\s*>\}\}/gm],
}

/**
 * Paths, relative to the folder of the deck's file, of the texts that a text of the deck includes. `file` is
 * the path of that text; the deck itself when absent.
 */
export function findIncludes(request: ImportRequest, file = request.path): string[] {
  const deck = Passage.of(sourceText({ path: request.path, text: request.text }))
  const format = request.format ?? detectFormat(request.path, deck)
  if (format !== 'slidev' && format !== 'quarto') return []
  const assets = new Assets(request.path, format)
  const found = new Set<string>()
  for (const pattern of patterns[format]) {
    for (const [, address = ''] of deck.text.matchAll(pattern)) {
      const path = assets.resolve(address, file)
      if (path !== undefined) found.add(path)
    }
  }
  return [...found]
}
