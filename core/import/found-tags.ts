import type { Root } from 'mdast'
import type { Assets } from './assets.ts'
import { isFragment, type Where } from './html-attributes.ts'
import { GONE, PAUSE } from './marks.ts'
import type { Edit } from './passage.ts'
import type { Tag } from './tags.ts'

export interface HtmlContext extends Where {
  assets: Assets
}

/** Elements without an end tag. */
export const emptyElements = new Set(['br', 'hr', 'img', 'input', 'source', 'track', 'col', 'wbr'])

/** The tags of a passage and what becomes of them. */
export interface FoundTags extends HtmlContext {
  root: Root
  tags: Tag[]
  /** For each opening tag's index that of its closing tag. */
  pairs: ReadonlyMap<number, number>
  /** Where a step can begin: blocks of HTML and paragraphs that stand in nothing else. */
  isBlockStart: (tag: Tag) => boolean
  edits: Edit[]
}

/** `text` in place of what stands there; '' takes the line along where nothing else is on it. */
export function replace(found: FoundTags, start: number, end: number, text: string): void {
  found.edits.push({ start, end, text: text === '' ? GONE : text })
}

/** The pause before an element that shows later; '' for all others. */
export function stepOf(tag: Tag, found: FoundTags): string {
  if (!isFragment(tag, found)) return ''
  if (found.isBlockStart(tag)) return PAUSE
  const place = found.passage.place(tag.start)
  found.report.add('animation-lost', place, `<${tag.name}> within a line, a list or a table makes no step`)
  return ''
}
