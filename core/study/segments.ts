import { labelText } from './diagram-labels.ts'
import { findAll, hasClass, isAside, parseHtml, plainText, type HtmlElement } from './html-tree.ts'
import type { StudySlide, StudySource } from './types.ts'

export type SegmentKind = 'title' | 'slide' | 'diagram' | 'notes' | 'source'

/** A piece of a slide that is read in one go, such as a paragraph or a line of a table. */
export interface Segment {
  kind: SegmentKind
  /** Plain text in one line; never empty. */
  text: string
  /** At which the piece shows. */
  step: number
  /** Key of the reference; only for sources. */
  source?: string
}

/** Elements whose text is one piece; a list within one is pieces of its own. */
const UNITS = /^(?:p|li|tr|dt|dd|h[1-6]|figcaption|pre|blockquote|summary|caption)$/

/** Everything on a slide that can be searched, in reading order: slide, notes, sources. */
export function segmentsOf(slide: StudySlide): Segment[] {
  const title: Segment[] = slide.title === '' ? [] : [{ kind: 'title', text: slide.title, step: 0 }]
  const body = slide.kind === 'bibliography' ? [] : textSegments(slide.html, 'slide')
  const diagrams = slide.diagrams.flatMap((diagram): Segment[] => {
    const text = [diagram.title, diagram.description, labelText(diagram.source)].filter(Boolean).join('. ')
    return text === '' ? [] : [{ kind: 'diagram', text, step: diagram.firstStep + diagram.pauses }]
  })
  const notes = slide.notesHtml === undefined ? [] : textSegments(slide.notesHtml, 'notes')
  return [...title, ...body, ...diagrams, ...notes, ...slide.references.flatMap(sourceSegment)]
}

function sourceSegment(source: StudySource): Segment[] {
  const text = [plainText(parseHtml(source.entryHtml)), source.studyType, source.sample, source.finding]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  return text === '' ? [] : [{ kind: 'source', text, step: 0, source: source.key }]
}

/** The pieces of compiled HTML, each with the step at which it shows. */
export function textSegments(html: string, kind: SegmentKind): Segment[] {
  const found: Segment[] = []
  walk(parseHtml(html), 0, (root, step) => {
    for (const run of runsOf(root, step)) {
      const text = plainText({ name: '', attributes: {}, children: run.children })
      if (text !== '') found.push({ kind, text, step: run.step })
    }
  })
  return found
}

function stepOf(element: HtmlElement, inherited: number): number {
  const step = Number(element.attributes['data-step'] ?? NaN)
  return Number.isInteger(step) ? Math.max(step, inherited) : inherited
}

function walk(
  element: HtmlElement,
  inherited: number,
  emit: (unit: HtmlElement, step: number) => void,
): void {
  const step = stepOf(element, inherited)
  if (isAside(element) && element.name !== '') return
  const inner = findAll(element, ({ name }) => UNITS.test(name) || name === 'ul' || name === 'ol')
  if (inner.length === 0 || element.name === 'tr') {
    emit(element, step)
    return
  }
  // Text that stands beside blocks, as in a list item with a list in it.
  let loose: HtmlElement['children'] = []
  const flush = () => {
    if (loose.length > 0) emit({ name: '', attributes: {}, children: loose }, step)
    loose = []
  }
  for (const child of element.children) {
    const holdsUnits =
      typeof child !== 'string' &&
      (UNITS.test(child.name) || findAll(child, ({ name }) => UNITS.test(name)).length > 0)
    if (typeof child === 'string' || !holdsUnits) loose.push(child)
    else {
      flush()
      walk(child, step, emit)
    }
  }
  flush()
}

/** Cuts where text within a paragraph waits for a later step, as it does in notes after a cue. */
function runsOf(unit: HtmlElement, step: number): { step: number; children: HtmlElement['children'] }[] {
  const runs: { step: number; children: HtmlElement['children'] }[] = []
  for (const child of unit.children) {
    const at = typeof child === 'string' || hasClass(child, 'click') ? step : stepOf(child, step)
    const last = runs.at(-1)
    if (last?.step === at) last.children.push(child)
    else runs.push({ step: at, children: [child] })
  }
  return runs
}
