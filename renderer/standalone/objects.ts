import type { Paragraph, SlideObject, SlideObjects } from '../../core/export/slide-objects.ts'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { boxOf, containedBox, drawingBox } from './boxes.ts'
import { standaloneDrawing } from './drawings.ts'
import { gapBelow, hex, paragraphOf, textBox, type TextContext } from './object-texts.ts'
import { leftBehind } from './left-behind.ts'
import { signObject, signOf } from './signs.ts'
import { isClear, tableObject } from './tables.ts'

/** Takes a laid-out slide apart. The section must be in the document, unscaled, at its last step. */
export function slideObjects(section: HTMLElement, slide: SlideContent): SlideObjects {
  const style = getComputedStyle(section)
  const ink = hex(style.color)
  const origin = section.getBoundingClientRect()
  const context: Context = { ink, origin, objects: [], lost: new Set() }
  const number = section.querySelector<HTMLElement>('.section-number')
  if (number) addText(number, context)
  const title = section.querySelector<HTMLElement>('.slide-title')
  if (title)
    context.objects.push({
      kind: 'title',
      box: boxOf(title, origin),
      paragraphs: [paragraphOf(title, context, 0)],
    })
  const grade = section.querySelector<HTMLElement>('.grade')
  if (grade) addText(grade, context)
  const body = section.querySelector('.slide-body')
  if (body) takeBlocks(body, context)
  return {
    id: slide.id,
    title: slide.title,
    background: hex(style.backgroundColor),
    ink,
    objects: context.objects.filter(({ box }) => box.width > 1 && box.height > 1),
    notes: notesText(slide.notesHtml ?? ''),
    lost: [...context.lost, ...leftBehind(section, slide)],
  }
}

interface Context extends TextContext {
  origin: DOMRect
  objects: SlideObject[]
}

function takeBlocks(parent: Element, context: Context): void {
  for (const block of parent.children) if (block instanceof HTMLElement) takeBlock(block, context)
}

function takeBlock(block: HTMLElement, context: Context): void {
  const { objects, origin, lost } = context
  const name = block.localName
  if (block instanceof HTMLTableElement) {
    const table = tableObject(block, context)
    if (table) objects.push(table)
    if (block.caption) addText(block.caption, context)
    return
  }
  if (name === 'figure' && block.classList.contains('diagram')) {
    const svg = block.querySelector<SVGSVGElement>(':scope > svg')
    if (svg)
      objects.push({
        kind: 'drawing',
        box: drawingBox(svg, origin),
        svg: standaloneDrawing(svg, "Arial, 'Liberation Sans', sans-serif"),
        png: '',
        alternative: nameOf(svg),
      })
    return
  }
  const image = name === 'img' ? block : block.querySelector<HTMLImageElement>(':scope > img')
  if (image instanceof HTMLImageElement && (name === 'img' || name === 'figure' || name === 'p')) {
    const address = image.getAttribute('src') ?? ''
    objects.push({ kind: 'picture', box: containedBox(image, origin), address, alternative: image.alt })
    const caption = block.querySelector<HTMLElement>(':scope > figcaption')
    if (caption) addText(caption, context)
    return
  }
  if (name === 'video' || name === 'audio' || block.querySelector(':scope > :is(video, audio)'))
    return void lost.add('film or sound')
  if (name === 'div' && !block.classList.contains('math') && holdsBlocks(block)) {
    addFill(block, context)
    const sign = signOf(block)
    if (sign !== null) objects.push(signObject(block, sign, context))
    return takeBlocks(block, context)
  }
  addFill(block, context)
  addText(block, context)
}

/** What lies behind a block, such as the paper of code. */
function addFill(block: HTMLElement, { objects, origin }: Context): void {
  const fill = getComputedStyle(block).backgroundColor
  if (!isClear(fill))
    objects.push({ kind: 'text', box: boxOf(block, origin), paragraphs: [], fill: hex(fill) })
}

const holdsBlocks = (block: Element) =>
  block.querySelector(':scope > :is(p, ul, ol, table, figure, pre, div)') !== null

function addText(block: HTMLElement, context: Context): void {
  const isList = /^(?:ul|ol)$/.test(block.localName)
  const paragraphs = isList ? listOf(block, context, 0) : linesOf(block, context)
  if (!paragraphs.some(({ runs }) => runs.length > 0)) return
  const box = boxOf(block, context.origin)
  const first = isList ? block.querySelector('li') : null
  if (first !== null) {
    // Where its text begins, not the rule or the room above it.
    const top = textBox(first).top - context.origin.y
    box.height -= top - box.y
    box.y = top
  }
  context.objects.push({ kind: 'text', box, paragraphs })
}

/** Code keeps its lines; everything else is one paragraph. */
function linesOf(block: HTMLElement, context: Context): Paragraph[] {
  if (block.localName === 'dl') return spaced([...block.querySelectorAll<HTMLElement>('dt, dd')], context)
  const lines = block.querySelectorAll<HTMLElement>('.line')
  if (block.localName !== 'pre' || lines.length === 0) return [paragraphOf(block, context, 0)]
  return [...lines].map((line) => {
    const paragraph = paragraphOf(line, context, 0)
    return { ...paragraph, runs: paragraph.runs.map((run) => ({ ...run, code: true })) }
  })
}

function listOf(list: HTMLElement, context: Context, level: number): Paragraph[] {
  return [...list.children].flatMap((item, index, items) => {
    if (!(item instanceof HTMLElement)) return []
    const inner = [...item.children].filter((child): child is HTMLElement =>
      /^(?:ul|ol)$/.test(child.localName),
    )
    const own = paragraphOf(item, context, level, inner)
    return [
      { ...own, ...bulletOf(item), ...gapBelow(items[index - 1], item) } satisfies Paragraph,
      ...inner.flatMap((each) => listOf(each, context, level + 1)),
    ]
  })
}

/** What stands before an entry; the theme may write numbers of its own, or have signs instead of bullets. */
function bulletOf(item: HTMLElement): Pick<Paragraph, 'bullet'> {
  if (getComputedStyle(item, '::before').content.startsWith('counter(')) return { bullet: 'number' }
  const isOrdered = item.parentElement?.localName === 'ol'
  if (isOrdered && getComputedStyle(item).listStyleType === 'none') return {}
  return { bullet: isOrdered ? 'number' : 'disc' }
}

/** One paragraph each, as far apart as they are. */
function spaced(blocks: HTMLElement[], context: Context): Paragraph[] {
  return blocks.map((block, index) => {
    const above = blocks[index - 1]
    return { ...paragraphOf(block, context, 0), ...gapBelow(above, block) }
  })
}

function nameOf(svg: SVGSVGElement): string {
  return ['title', 'desc'].map((name) => svg.querySelector(`:scope > ${name}`)?.textContent ?? '').join('. ')
}

function notesText(html: string): string {
  const template = document.createElement('template')
  template.innerHTML = html
  for (const click of template.content.querySelectorAll('.click'))
    click.textContent = `[click ${click.getAttribute('data-step') ?? ''}]`
  return [...template.content.children]
    .map((block) => (block.textContent ?? '').replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
