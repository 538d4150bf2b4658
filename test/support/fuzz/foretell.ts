import { diagramLines, hasNotes, slideId } from './print.ts'
import type { Block, Inline, LectureModel, SlideModel } from './model.ts'

/** What is foretold of a slide, and read from a compiled one, to be compared. */
export interface SlideFacts {
  id?: string | undefined
  section: number
  kind: string
  /** Without blanks. */
  title: string
  classes: string[]
  minutes: number | undefined
  grade: string | undefined
  transition: string | undefined
  lastStep: number
  /** Without blanks, as in a table cell nobody can tell how many there are. */
  text: string
  /** Names of the elements that carry structure, in order. */
  shape: string[]
  diagrams: { source: string; title: string; firstStep: number; pauses: number }[]
  citations: { key: string; locator?: string }[]
  /** Absent: no notes. */
  notes?: { clicks: number; isPrivate: boolean }
}

/** Every slide of the deck that the printed model must become, without the title slide and the sources. */
export function foretell(lecture: LectureModel): SlideFacts[] {
  const nothing = { classes: [], shape: [], diagrams: [], citations: [], text: '', lastStep: 0 }
  const none = { ...nothing, minutes: undefined, grade: undefined, transition: undefined }
  const opener = (id: string, section: number, title: Inline[]): SlideFacts => ({
    ...none,
    id,
    section,
    kind: 'section',
    title: squeeze(words(title)),
  })
  const slides = lecture.sections.flatMap(({ title, slides: inside }, at) => [
    opener(`section-${at}`, at, title),
    ...inside.map((slide, index) => slideFacts(slide, at, slideId(at, index))),
  ])
  return [...slides, opener('fixed', lecture.sections.length, [{ kind: 'text', text: 'Fixed' }])]
}

export function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, '')
}

function slideFacts(slide: SlideModel, section: number, id: string): SlideFacts {
  const has = slide.title.length > 0
  const reading = new Foreteller()
  for (const block of slide.blocks) reading.add(block)
  return {
    id: has && slide.hasId ? id : undefined,
    section,
    kind: 'content',
    title: squeeze(words(slide.title)),
    classes: has ? slide.classes : [],
    minutes: has ? slide.minutes : undefined,
    grade: has ? slide.grade : undefined,
    transition: has ? slide.transition : undefined,
    lastStep: reading.step,
    text: squeeze(reading.text.join('')),
    shape: reading.shape,
    diagrams: reading.diagrams,
    citations: reading.citations,
    ...(hasNotes(slide) && { notes: { clicks: slide.notes.length - 1, isPrivate: slide.isPrivate } }),
  }
}

function words(inlines: Inline[]): string {
  return inlines.map((one) => (one.kind === 'cite' ? '' : one.kind === 'math' ? one.tex : one.text)).join(' ')
}

class Foreteller {
  step = 0
  /** What the last pause gave. */
  #base = 0
  readonly text: string[] = []
  readonly shape: string[] = []
  readonly diagrams: SlideFacts['diagrams'] = []
  readonly citations: SlideFacts['citations'] = []

  add(block: Block): void {
    switch (block.kind) {
      case 'paragraph':
        this.shape.push('p')
        for (const one of block.inlines) this.#inline(one)
        return
      case 'heading':
        return this.#put(['h3'], block.text)
      case 'list':
        if (block.isIncremental) this.step += block.items.length
        this.shape.push(...(block.isIncremental ? ['div'] : []), block.isOrdered ? 'ol' : 'ul')
        for (const item of block.items) this.#put(['li'], item)
        return
      case 'quote':
        return this.#put(['blockquote', 'p'], block.text)
      case 'code':
        this.step += block.groups - 1
        return this.#put(['pre', 'code'], block.lines.join('\n'))
      case 'table':
        return this.#table(block.rows)
      case 'picture':
        this.shape.push('figure', 'img')
        return
      case 'diagram':
        this.#diagram(block.title, block.parts)
        return
      case 'math':
        return this.#put(['formula'], block.tex)
      case 'terms':
        this.#put(['dl', 'dt'], block.term)
        return this.#put(['dd'], block.definition)
      case 'column':
        this.shape.push('div')
        for (const one of block.blocks) this.add(one)
        return
      case 'pause':
        this.step += 1
        this.#base = this.step
    }
  }

  #put(elements: string[], text: string): void {
    this.shape.push(...elements)
    this.text.push(text)
  }

  #inline(inline: Inline): void {
    if (inline.kind === 'cite') {
      this.shape.push('cite')
      if (this.citations.some(({ key }) => key === inline.key)) return
      const { key, locator } = inline
      this.citations.push(locator === undefined ? { key } : { key, locator })
      return
    }
    const element = {
      text: [],
      em: ['em'],
      strong: ['strong'],
      code: ['code'],
      math: ['formula'],
      link: ['a'],
    }
    this.#put(element[inline.kind], inline.kind === 'math' ? inline.tex : inline.text)
  }

  #table([head = [], ...rows]: string[][]): void {
    this.shape.push('table')
    for (const cell of head) this.#put(['th'], cell)
    for (const cell of rows.flat()) this.#put(['td'], cell)
  }

  #diagram(title: string, parts: number): void {
    this.shape.push('figure')
    const source = diagramLines(title, parts).join('\n')
    const firstStep = parts > 1 ? this.step : this.#base
    this.diagrams.push({ source, title, firstStep, pauses: parts - 1 })
    this.step += parts - 1
  }
}
