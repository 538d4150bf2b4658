import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { flatten, headingTexts, isHeading, type StructNode } from '../support/pdf-tags.ts'

export interface Completeness {
  pages: number
  /** Of the titles, the part that the outline has; 0 to 1. */
  outline: number
  /** Of the titles, the part that some page has tagged as a heading; 0 to 1. */
  tags: number
}

/**
 * What a PDF of slides keeps of their headings, as another library than those that wrote it reads it.
 * @param titles of all slides, each different
 */
export async function completenessOf(bytes: Uint8Array, titles: readonly string[]): Promise<Completeness> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  const document = await task.promise
  try {
    const tagged = new Set<string>()
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const tree = (await page.getStructTree()) as StructNode | null
      // Reading the text takes longest, and without a heading there is nothing to look for.
      if (!flatten(tree).some(isHeading)) continue
      const { items } = await page.getTextContent({ includeMarkedContent: true })
      for (const text of headingTexts(tree, items)) tagged.add(plain(text))
      page.cleanup()
    }
    const listed = new Set(outlineTitles((await document.getOutline()) ?? []).map(plain))
    const part = (found: Set<string>) =>
      titles.filter((title) => found.has(plain(title))).length / titles.length
    return { pages: document.numPages, outline: part(listed), tags: part(tagged) }
  } finally {
    await task.destroy()
  }
}

interface OutlineNode {
  title: string
  items: OutlineNode[]
}

function outlineTitles(nodes: readonly OutlineNode[]): string[] {
  return nodes.flatMap(({ title, items }) => [title, ...outlineTitles(items)])
}

/** Lines break where there is room, and tools write capitals as they like. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, '').toLowerCase()
}
