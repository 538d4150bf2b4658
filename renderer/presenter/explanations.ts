/** A part of a paragraph. */
export interface Words {
  text: string
  /** Set as code. */
  isCode: boolean
}

/**
 * What docs/problems.md says below a code's heading, paragraph by paragraph; empty when it has no such heading.
 * @param page the text of docs/problems.md
 */
export function explanationOf(page: string, code: string): Words[][] {
  const [, below = ''] = page.split(`\n## ${code}\n`)
  const [section = ''] = below.split('\n## ')
  return section
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map(wordsOf)
}

/** Links keep their words: where they lead, the page is not. */
function wordsOf(paragraph: string): Words[] {
  return paragraph
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => {
      const isCode = part.startsWith('`')
      return { text: isCode ? part.slice(1, -1) : part, isCode }
    })
}
