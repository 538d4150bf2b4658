import { configSchema } from '../deck/config-schema.ts'
import { limits } from '../deck/limits.ts'
import { diagram, notes, references, slides } from './template-texts.ts'

/** A file of the new lecture; the path is relative to its folder, with `/`. */
export interface TemplateFile {
  path: string
  text: string
}

/** The file to open first. */
export const firstFile = 'slides/01-begin.md'

/**
 * A small lecture to begin with: it passes every check as it is, and says in comments what can be changed.
 * @param title any text that `titleProblem` has nothing against
 */
export function lectureTemplate(title: string): TemplateFile[] {
  return [
    { path: 'slides/lecture.yaml', text: configText(title.trim()) },
    { path: firstFile, text: slides },
    { path: 'slides/diagrams/together.mmd', text: diagram },
    { path: 'slides/references.json', text: references },
    { path: 'slides/lecture.schema.json', text: `${JSON.stringify(configSchema(), null, 2)}\n` },
    { path: 'speaker-notes/01-begin.md', text: notes },
  ]
}

/** Why a lecture cannot have this title, in words; undefined when it can. */
export function titleProblem(title: string): string | undefined {
  if (title.trim() === '') return 'The title is empty.'
  if (title.length > limits.title) return `The title is longer than ${limits.title} letters.`
  return undefined
}

/** A title made of a folder's name: `how-bees-decide` becomes `How bees decide`; never empty. */
export function titleFromName(name: string): string {
  const words = name
    .normalize('NFC')
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim()
    .slice(0, limits.title)
    .toWellFormed()
  if (!/[\p{L}\p{N}]/u.test(words)) return 'My lecture'
  const [first = '', ...rest] = words
  return first.toLocaleUpperCase('en') + rest.join('')
}

function configText(title: string): string {
  return `# yaml-language-server: $schema=./lecture.schema.json
# The line above makes editors complete and check this file. Only the title is needed.

# What JSON calls a string is one in YAML, too: signs in the title mean nothing.
title: ${JSON.stringify(title.toWellFormed())}
subtitle: A line about what it is good for
# author: Your Name            (or a list: [Ann Author, Bo Writer])
# date: 2026-11-23
lang: en
duration: 10 # minutes; the clock of the presenter view goes by it
appearance: light # or dark; the key d changes it while you present
csl: apa # or chicago, harvard, ieee, vancouver, or a .csl file of your own
`
}
