import type { Code } from 'mdast'
import { fenced } from './fenced.ts'
import { GONE } from './marks.ts'
import { endOf, startOf } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'
import type { ImportReport } from './report.ts'

/** Cells that a program would compute, raw blocks, and their options. */
export function cellEdit(code: Code, passage: Passage, report: ImportReport): Edit[] {
  const written = [code.lang ?? '', code.meta ?? ''].join(' ').trim()
  const place = passage.place(startOf(code))
  const whole = (text: string): Edit[] => [{ start: startOf(code), end: endOf(code), text }]
  const raw = /^\{=(\w+)\}$/.exec(written)?.[1]
  if (raw !== undefined) {
    if (/^(?:tex|latex)$/.test(raw)) return whole(`\n$$\n${code.value}\n$$\n`)
    if (raw === 'html') return whole(`\n${code.value.replaceAll(/\n[ \t]*(?=\n)/g, '')}\n`)
    report.add('html-lost', place, `what is meant for ${raw} alone is left out`)
    return whole(GONE)
  }
  const cell = /^\{([A-Za-z]\w*)(?:[\s,}]|$)/.exec(written)?.[1]
  if (cell === undefined) return []
  const options = code.value.match(/^(?:#|%%|\/\/)\|.*$/gm) ?? []
  const plain = code.value.replaceAll(/^(?:#|%%|\/\/)\|.*\n?/gm, '').trim()
  const isHidden = options.some((option) => /\|\s*(?:echo|include)\s*:\s*false\b/.test(option))
  if (cell === 'mermaid') return whole(fenced('mermaid', plain))
  report.add(
    'output-lost',
    place,
    `what this ${cell} code computes is not there: Lectern runs no code`,
    outputHint,
  )
  if (isHidden) return whole(GONE)
  return whole(fenced(cell === 'ojs' ? 'js' : cell, plain))
}

const outputHint = 'Save its result as a picture and name that here.'
