import {
  diagramSource,
  sample,
  seeded,
  tableBlock,
  type Random,
  type SyntheticBlock,
} from './synthetic-words.ts'

export interface SyntheticOptions {
  /** Slides in the files, openers of sections included; the title slide and the sources come on top. */
  slides: number
  /** The same seed gives the same lecture; 1 when absent. Slide n is the same in a lecture of any length. */
  seed?: number
  /** Slides of one section, its opener included; 25 when absent. */
  perSection?: number
  /** `few`: ten different ones that come back; `many`: each is different. 'few' when absent. */
  diagrams?: 'none' | 'few' | 'many'
}

export interface SyntheticSlide {
  id: string
  title: string
  /** The opener of a section. */
  opens: boolean
  blocks: SyntheticBlock[]
  /** Paragraphs of speaker notes; a slide with steps has a `[click]` for each. */
  notes: string[]
}

/** How many different sources a lecture of any length cites. */
const REFERENCES = 60

/** Deterministic slides that use everything a lecture can have, about as often as lectures do. */
export function syntheticSlides(options: SyntheticOptions): SyntheticSlide[] {
  const { slides, perSection = 25, seed = 1 } = options
  return Array.from({ length: slides }, (_, index) => {
    const random = seeded(seed * 100_003 + index)
    const title = `${sample(random, 3)} ${index + 1}`
    const opens = index % perSection === 0
    const blocks = opens
      ? [{ kind: 'text' as const, text: sentence(random) }]
      : bodyOf(index, random, options.diagrams ?? 'few')
    const steps = stepsOf(blocks)
    const notes = [
      paragraph(random, 3),
      ...Array.from({ length: steps }, () => `[click] ${paragraph(random, 1)}`),
    ]
    return { id: `s${index + 1}`, title, opens, blocks, notes }
  })
}

function bodyOf(index: number, random: Random, diagrams: 'none' | 'few' | 'many'): SyntheticBlock[] {
  switch (index % 10) {
    case 1:
      return [{ kind: 'list', items: sentences(random, 5), incremental: true }]
    case 2:
      return [{ kind: 'code', language: 'ts', source: codeOf(random), lines: '1-2|4|all' }]
    case 3:
      return [text(random), { kind: 'math', tex: formulaOf(random) }, { kind: 'pause' }, text(random)]
    case 4:
      return [text(random), tableBlock(random)]
    case 5:
      return diagrams === 'none'
        ? [text(random), text(random)]
        : [{ kind: 'diagram', source: diagramSource(diagrams === 'few' ? index % 100 : index) }]
    case 6:
      return [{ kind: 'columns', columns: [sentences(random, 3), sentences(random, 3)] }]
    case 7:
      return [cited(random), { kind: 'list', items: sentences(random, 3), incremental: false }, cited(random)]
    case 8:
      return [
        { kind: 'text', text: `${sentence(random)} The value is $${formulaOf(random)}$ here.` },
        text(random),
      ]
    default:
      return [{ kind: 'list', items: sentences(random, 4), incremental: false }, text(random)]
  }
}

function stepsOf(blocks: SyntheticBlock[]): number {
  const steps = (block: SyntheticBlock) => {
    if (block.kind === 'list') return block.incremental ? block.items.length : 0
    if (block.kind === 'code') return block.lines.split('|').length - 1
    return block.kind === 'pause' ? 1 : 0
  }
  return blocks.reduce((sum, block) => sum + steps(block), 0)
}

function text(random: Random): SyntheticBlock {
  return { kind: 'text', text: paragraph(random, 2) }
}

function cited(random: Random): SyntheticBlock {
  const key = () => `author${Math.floor(random() * REFERENCES)}`
  return { kind: 'cited', text: sentence(random), keys: [...new Set([key(), key()])] }
}

function sentence(random: Random): string {
  const words = sample(random, 6 + Math.floor(random() * 8))
  const marked = random() < 0.3 ? words.replace(/ (\w+) /, ' **$1** ') : words
  return `${marked}.`
}

function sentences(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => sentence(random))
}

function paragraph(random: Random, count: number): string {
  return sentences(random, count).join(' ')
}

function codeOf(random: Random): string {
  const name = sample(random, 1).toLowerCase()
  const limit = Math.floor(random() * 1000)
  return [
    `export function ${name}Of(values: readonly number[]): number {`,
    `  const limit = ${limit}`,
    `  // ${sample(random, 5)}`,
    `  return values.filter((value) => value < limit).reduce((sum, value) => sum + value, 0)`,
    '}',
    '',
    `console.log(${name}Of([1, 2, ${limit}]), \`limit \${${limit}}\`)`,
  ].join('\n')
}

function formulaOf(random: Random): string {
  const n = Math.floor(random() * 90) + 10
  return `\\int_0^{${n}} \\frac{x^2}{\\sqrt{1 + x^{${n % 7}}}}\\,dx = \\sum_{k=1}^{${n}} a_k`
}

/** A lecture folder's files, by their path in it. */
export function syntheticLecture(options: SyntheticOptions): Record<string, string> {
  return lectureFiles(syntheticSlides(options))
}

/** The same of slides that are there already. */
export function lectureFiles(slides: readonly SyntheticSlide[]): Record<string, string> {
  const parts = new Map<string, string[]>()
  let name = ''
  let sections = 0
  for (const slide of slides) {
    if (slide.opens) {
      sections += 1
      name = `${String(sections).padStart(4, '0')}-section.md`
      parts.set(`slides/${name}`, [])
      parts.set(`speaker-notes/${name}`, [])
    }
    parts.get(`slides/${name}`)?.push(slideText(slide))
    parts.get(`speaker-notes/${name}`)?.push(notesText(slide))
  }
  return {
    'slides/lecture.yaml': `title: A synthetic lecture of ${slides.length} slides\nauthor: Nobody\nlang: en\n`,
    'slides/references.json': `${JSON.stringify(records(), null, 1)}\n`,
    ...Object.fromEntries([...parts].map(([path, texts]) => [path, texts.join('\n')])),
  }
}

function slideText({ id, title, opens, blocks }: SyntheticSlide): string {
  return [`${opens ? '#' : '##'} ${title} {#${id}}`, ...blocks.map(blockText)].join('\n\n') + '\n'
}

function notesText({ id, notes }: SyntheticSlide): string {
  return [`## {#${id}}`, ...notes].join('\n\n') + '\n'
}

function blockText(block: SyntheticBlock): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'list': {
      const list = block.items.map((item) => `- ${item}`).join('\n')
      return block.incremental ? `::: {.incremental}\n${list}\n:::` : list
    }
    case 'code':
      return `\`\`\`${block.language} {${block.lines}}\n${block.source}\n\`\`\``
    case 'math':
      return `$$\n${block.tex}\n$$`
    case 'table':
      return markdownTable(block.rows)
    case 'diagram':
      return `\`\`\`mermaid\n${block.source}\n\`\`\``
    case 'columns':
      return block.columns
        .map((items) => `::: {.column}\n${items.map((item) => `- ${item}`).join('\n')}\n:::`)
        .join('\n\n')
    case 'cited':
      return `${block.text.slice(0, -1)} [${block.keys.map((key) => `@${key}`).join('; ')}].`
    case 'pause':
      return '. . .'
  }
}

/** The first row is the heading. */
export function markdownTable(rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

function records(): unknown[] {
  return Array.from({ length: REFERENCES }, (_, index) => {
    const random = seeded(index + 1)
    return {
      id: `author${index}`,
      type: 'article-journal',
      title: sample(random, 8),
      author: [{ family: sample(random, 1), given: sample(random, 1) }],
      issued: { 'date-parts': [[1970 + (index % 50)]] },
      'container-title': sample(random, 3),
      volume: String(index + 1),
      page: `${index + 1}-${index + 9}`,
    }
  })
}
