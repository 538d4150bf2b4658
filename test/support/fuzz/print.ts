import type { Block, Inline, LectureModel, SlideModel } from './model.ts'
import { PICTURE } from './model.ts'

/** The files of a lecture that says what the model says. */
export function printLecture(lecture: LectureModel): Record<string, string> {
  const files: Record<string, string> = { 'slides/lecture.yaml': `title: ${JSON.stringify(lecture.title)}\n` }
  lecture.sections.forEach(({ title, slides }, at) => {
    const name = `${String(at + 1).padStart(2, '0')}.md`
    const printed = slides.map((slide, index) => printSlide(slide, slideId(at, index)))
    files[`slides/${name}`] = [`# ${printInlines(title)} {#section-${at}}`, ...printed, ''].join('\n\n')
    const notes = slides.flatMap((slide, index) => printNotes(slide, slideId(at, index)))
    files[`speaker-notes/${name}`] = `${notes.join('\n\n')}\n`
  })
  // What the links of the model lead to.
  files['slides/99.md'] = '# Fixed {#fixed}\n'
  return files
}

/** The id that a slide gets in its attributes. */
export function slideId(section: number, slide: number): string {
  return `s${section}-${slide}`
}

/** Slides without a title cannot have notes keyed to them, nor attributes. */
export function hasNotes({ title, hasId, notes }: SlideModel): boolean {
  return title.length > 0 && hasId && notes.length > 0
}

function printSlide(slide: SlideModel, id: string): string {
  const heading = slide.title.length === 0 ? '---' : `## ${printInlines(slide.title)}${attributes(slide, id)}`
  return [heading, ...slide.blocks.map((block) => printBlock(block))].join('\n\n')
}

function attributes({ hasId, classes, minutes, grade, transition }: SlideModel, id: string): string {
  const pairs = Object.entries({ minutes, grade, transition }).filter(([, value]) => value !== undefined)
  const all = [
    ...(hasId ? [`#${id}`] : []),
    ...classes.map((name) => `.${name}`),
    ...pairs.map(([name, value]) => `${name}=${value}`),
  ]
  return all.length === 0 ? '' : ` {${all.join(' ')}}`
}

function printNotes(slide: SlideModel, id: string): string[] {
  if (!hasNotes(slide)) return []
  const spoken = slide.notes.map(escapeText).join(' [click] ')
  return [`## {#${id}}`, spoken, ...(slide.isPrivate ? ['::: private\nFor me.\n:::'] : [])]
}

/** Every mark that could mean something is escaped, as in Markdown any ASCII punctuation may be. */
function escapeText(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')
}

function printInlines(inlines: Inline[]): string {
  return inlines.map((one) => printInline(one)).join(' ')
}

function printInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeText(inline.text)
    case 'em':
      return `*${inline.text}*`
    case 'strong':
      return `**${inline.text}**`
    case 'code':
      return `\`${inline.text}\``
    case 'math':
      return `$${inline.tex}$`
    case 'cite':
      return `[@${inline.key}${inline.locator === undefined ? '' : `, ${inline.locator}`}]`
    case 'link':
      return `[${inline.text}](${inline.address})`
  }
}

/** Lines that a diagram of so many parts consists of. */
export function diagramLines(title: string, parts: number): string[] {
  const steps = Array.from({ length: parts }, (_, n) => [
    ...(n > 0 ? ['%% pause'] : []),
    `  A${n} --> A${n + 1}`,
  ])
  return ['flowchart LR', `  accTitle: ${title}`, '  accDescr: Words', ...steps.flat()]
}

function printBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return printInlines(block.inlines)
    case 'heading':
      return `### ${escapeText(block.text)}`
    case 'list': {
      const items = block.items.map(
        (item, at) => `${block.isOrdered ? `${at + 1}.` : '-'} ${escapeText(item)}`,
      )
      const list = items.join('\n')
      // A comment keeps two lists apart.
      return block.isIncremental ? `::: {.incremental}\n${list}\n:::` : `<!-- -->\n\n${list}\n\n<!-- -->`
    }
    case 'quote':
      return `> ${escapeText(block.text)}\n\n<!-- -->`
    case 'code':
      return printCode(block.language, block.lines, block.groups)
    case 'table':
      return printTable(block.rows)
    case 'picture':
      return `![${escapeText(block.alt)}](<${PICTURE}>)`
    case 'diagram':
      return ['```mermaid', ...diagramLines(block.title, block.parts), '```'].join('\n')
    case 'math':
      return `$$\n${block.tex}\n$$`
    case 'terms':
      return `${block.term}\n: ${escapeText(block.definition)}\n\n<!-- -->`
    case 'column':
      return `::: {.column}\n${block.blocks.map((one) => printBlock(one)).join('\n\n')}\n:::`
    case 'pause':
      return '. . .'
  }
}

function printCode(language: string, lines: string[], groups: number): string {
  const steps = groups > 1 ? ` {${Array.from({ length: groups }, (_, n) => n + 1).join('|')}}` : ''
  // A fence needs a language before attributes of its own.
  const info = steps === '' ? language : `${language || 'text'}${steps}`
  return `\`\`\`\`${info}\n${lines.join('\n')}\n\`\`\`\``
}

function printTable(rows: string[][]): string {
  const [head = [], ...body] = rows.map((row) => `| ${row.map(escapeText).join(' | ')} |`)
  const rule = `|${(rows[0] ?? []).map(() => '---').join('|')}|`
  return [head, rule, ...body].join('\n')
}
