import type { Nodes, Root } from 'mdast'
import { walk } from '../deck/tree.ts'
import { cssColour, setBackground, setTransition, type BackgroundContext } from './backgrounds.ts'
import { findComments, type Comment } from './comments.ts'
import { readLines } from './lines.ts'
import { divLine, GONE, PAUSE } from './marks.ts'
import type { FoundSlide } from './model.ts'
import { endOf, literalRanges, parseSafely, startOf } from './parsed.ts'
import { Passage, type Edit } from './passage.ts'
import { linkAddress } from './pictures.ts'
import { quoted, type ImportReport } from './report.ts'
import { pairTags, readAttributes, scanTags } from './tags.ts'

/** One slide of reveal.js Markdown; undefined for one that is hidden. */
export function readRevealSlide(passage: Passage, context: BackgroundContext): FoundSlide | undefined {
  const { report } = context
  const first = /\S/.exec(passage.text)?.index ?? 0
  const line = readLines(passage.text).find(({ text, isLiteral }) => !isLiteral && /^\s*notes?:/i.test(text))
  const notes: Passage[] = []
  let body = passage
  if (line) {
    const mark = /^\s*notes?:/i.exec(line.text)?.[0].length ?? 0
    notes.push(passage.slice(line.start + mark))
    body = passage.slice(0, line.start)
  }
  const slide: FoundSlide = { body, notes, place: passage.place(first), classes: [] }
  const root = parseSafely(body.text)
  if (!root) return slide
  const edits: Edit[] = [...formulas(root, body.text)]
  const cut = (start: number, end: number) => edits.push({ start, end, text: GONE })
  let isHidden = false
  const backgrounds: [string, number][] = []
  const elements: Comment[] = []
  for (const comment of findComments(root)) {
    const kind = /^\s*\.(slide|element):/.exec(comment.value)
    if (!kind) continue
    const blanks =
      /[ \t]*$/.exec(body.text.slice(Math.max(0, comment.start - 20), comment.start))?.[0].length ?? 0
    cut(comment.start - blanks, comment.end)
    if (kind[1] === 'element') elements.push(comment)
    else if (readSlideComment(comment, slide, report, backgrounds)) isHidden = true
  }
  edits.push(...readElementComments(elements, root, body, report))
  for (const { start, end, inside } of asides(root, body.text)) {
    cut(start, end)
    notes.push(body.slice(...inside))
  }
  if (isHidden) {
    report.add('slide-hidden', slide.place, 'this slide is hidden in the source, and is left out')
    return undefined
  }
  slide.body = body.edit(edits)
  if (backgrounds.length > 0) placeBackgrounds(slide, backgrounds, body, context)
  return slide
}

/** A slide that is nothing but its background has it as a picture; others have it behind them. */
function placeBackgrounds(
  slide: FoundSlide,
  found: [string, number][],
  body: Passage,
  context: BackgroundContext,
): void {
  const { assets } = context
  const isBare = slide.body.text.replaceAll(GONE, '').trim() === ''
  for (const [address, at] of found) {
    const place = body.place(at)
    if (isBare && cssColour(address) === undefined && assets.read(address, place.file).kind === 'file') {
      slide.body = Passage.join(slide.body, `\n\n![](${linkAddress(address)})\n`)
    } else setBackground(slide, address, place, context)
  }
}

/** `<!-- .slide: id="x" data-background="y" -->`; true when the slide is hidden. */
function readSlideComment(
  comment: Comment,
  slide: FoundSlide,
  report: ImportReport,
  backgrounds: [string, number][],
): boolean {
  const place = slide.body.place(comment.start)
  let isHidden = false
  for (const [name, value] of readAttributes(comment.value.replace(/^\s*\.slide:/, ''))) {
    if (name === 'id') slide.id = value
    else if (name === 'data-visibility' && value === 'hidden') isHidden = true
    else if (/^data-background(?:-color|-image|-video|-gradient|-iframe)?$/.test(name)) {
      backgrounds.push([value, comment.start])
    } else if (name === 'data-transition') setTransition(slide, value, place, report)
    else if (name.startsWith('data-background')) continue
    else if (name === 'class' || name === 'style') {
      report.add('style-lost', place, `${name}=${quoted(value)} has no looks here`)
    } else {
      report.add('setting-lost', place, `${name} has no counterpart`)
    }
  }
  return isHidden
}

/** `<!-- .element: class="fragment" -->` stands behind what it means. */
function readElementComments(comments: Comment[], root: Root, body: Passage, report: ImportReport): Edit[] {
  const edits: Edit[] = []
  const stepped = new Set<Nodes>()
  for (const comment of comments) {
    const place = body.place(comment.start)
    const attributes = readAttributes(comment.value.replace(/^\s*\.element:/, ''))
    const classes = (attributes.get('class') ?? '').split(/\s+/)
    const others = [...attributes.keys()].filter((name) => name !== 'class' && name !== 'data-fragment-index')
    if (others.length > 0)
      report.add('style-lost', place, `${others.join(', ')} of an element has no effect here`)
    if (!classes.includes('fragment')) {
      if (attributes.has('class'))
        report.add('style-lost', place, `class=${quoted(classes.join(' '))} has no looks here`)
      continue
    }
    const block = blockBefore(root, comment)
    if (!block) report.add('animation-lost', place, 'nothing stands before this fragment')
    else if (!stepped.has(block)) {
      stepped.add(block)
      if (block.type === 'list') {
        edits.push({ start: startOf(block), end: startOf(block), text: divLine('incremental') })
        edits.push({ start: endOf(block), end: endOf(block), text: divLine('') })
      } else edits.push({ start: startOf(block), end: startOf(block), text: PAUSE })
    }
  }
  return edits
}

/** The block that a comment stands in or, where it stands alone, the one before it. */
function blockBefore(root: Root, comment: Comment): Nodes | undefined {
  const index = root.children.findIndex((block) => endOf(block) >= comment.end)
  const own = root.children[index]
  return own?.type === 'html' ? root.children[index - 1] : own
}

/** MathJax formulas stand in code, so that Markdown leaves them alone. */
function formulas(root: Root, text: string): Edit[] {
  const edits: Edit[] = []
  walk(root, (node) => {
    if (node.type !== 'inlineCode') return
    const match = /^(?:\$\$([^$]+)\$\$|\\\[([\s\S]+)\\\]|\$([^$]+)\$|\\\(([\s\S]+)\\\))$/.exec(
      node.value.trim(),
    )
    if (!match) return
    const [, display, bracketed, inline, rounded] = match
    const formula = (display ?? bracketed ?? inline ?? rounded ?? '').trim()
    const dollars = display === undefined && bracketed === undefined ? '$' : '$$'
    if (formula === '' || formula.includes('$')) return
    const isMath = dollars === '$$' || text.includes('`$') || text.includes('`\\')
    if (isMath) edits.push({ start: startOf(node), end: endOf(node), text: dollars + formula + dollars })
  })
  return edits
}

/** `<aside class="notes">…</aside>` */
function asides(root: Root, text: string): { start: number; end: number; inside: [number, number] }[] {
  if (!text.includes('<aside')) return []
  const tags = scanTags(text, literalRanges(root))
  const pairs = pairTags(tags)
  return tags.flatMap((tag, index) => {
    const isNotes = tag.name === 'aside' && /\bnotes\b/.test(tag.attributes.get('class') ?? '')
    const close = isNotes && !tag.isClosing ? tags[pairs.get(index) ?? -1] : undefined
    return close
      ? [{ start: tag.start, end: close.end, inside: [tag.end, close.start] as [number, number] }]
      : []
  })
}
