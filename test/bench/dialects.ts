import { markdownTable, type SyntheticSlide } from '../support/synthetic.ts'
import type { SyntheticBlock } from '../support/synthetic-words.ts'

/** Those whose Markdown a lecture can be written in. */
export type Dialect = 'marp' | 'slidev' | 'reveal'

/**
 * The same slides in the Markdown of another tool, as one text. What a tool has no word for is written as
 * the nearest thing it has: columns one after the other, citations as plain words, steps as a list's own.
 */
export function inDialect(slides: readonly SyntheticSlide[], dialect: Dialect): string {
  const head = { marp: '---\nmarp: true\nmath: katex\n---\n\n', slidev: '', reveal: '' }[dialect]
  const texts = slides.map(({ title, opens, blocks, notes }) =>
    [
      `${opens ? '#' : '##'} ${title}`,
      ...blocks.flatMap((block) => blockIn(block, dialect)),
      notesIn(notes, dialect),
    ].join('\n\n'),
  )
  return `${head}${texts.join('\n\n---\n\n')}\n`
}

function notesIn(notes: readonly string[], dialect: Dialect): string {
  const text = notes.join('\n\n').replaceAll('[click] ', '')
  return dialect === 'reveal' ? `Note:\n${text}` : `<!--\n${text}\n-->`
}

function blockIn(block: SyntheticBlock, dialect: Dialect): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text]
    case 'list':
      return [bullets(block.items, block.incremental, dialect)]
    case 'code':
      return [`\`\`\`${block.language}${codeLines(block.lines, dialect)}\n${block.source}\n\`\`\``]
    case 'math':
      return [`$$\n${block.tex}\n$$`]
    case 'table':
      return [markdownTable(block.rows)]
    case 'diagram':
      return [`\`\`\`mermaid\n${block.source}\n\`\`\``]
    case 'columns':
      return block.columns.map((items) => bullets(items, false, dialect))
    case 'cited':
      return [`${block.text.slice(0, -1)} (${block.keys.join('; ')}).`]
    case 'pause':
      return []
  }
}

/** Marp steps lists with `*`, Slidev with `<v-clicks>`, reveal.js with a comment on each item. */
function bullets(items: readonly string[], incremental: boolean, dialect: Dialect): string {
  const mark = incremental && dialect === 'marp' ? '*' : '-'
  const after = incremental && dialect === 'reveal' ? ' <!-- .element: class="fragment" -->' : ''
  const list = items.map((item) => `${mark} ${item}${after}`).join('\n')
  return incremental && dialect === 'slidev' ? `<v-clicks>\n\n${list}\n\n</v-clicks>` : list
}

function codeLines(lines: string, dialect: Dialect): string {
  if (dialect === 'slidev') return ` {${lines}}`
  return dialect === 'reveal' ? ` [${lines.replace('|all', '')}]` : ''
}
