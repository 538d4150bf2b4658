import type { Dialect } from './model.ts'
import type { Passage } from './passage.ts'
import type { ImportReport } from './report.ts'
import type { Tag } from './tags.ts'

const kept = new Set(
  [
    'id lang dir title role aria-label aria-hidden href alt width height controls loop muted start',
    'reversed type value open datetime span align colspan rowspan scope kind srclang label default',
  ].flatMap((line) => line.split(' ')),
)
/** Classes that mean something in Lectern as well. */
const classes = new Set(['column', 'columns', 'incremental', 'nonincremental', 'answer', 'decorative'])

/** How many columns an element's utility classes make of what is in it; 0 when they make none. */
export function columnsOf(tag: Tag): number {
  const words = `${tag.attributes.get('class') ?? ''} ${tag.attributes.get('grid') ?? ''}`
  if (/(?:^|\s)(?:r-hstack|columns)(?:\s|$)/.test(words)) return Number.POSITIVE_INFINITY
  const [, number, tracks] = /(?:^|\s)(?:grid-)?cols-(?:([2-4])(?:\s|$)|\[([^\]\s]+)\])/.exec(words) ?? []
  return tracks === undefined ? Number(number ?? 0) : tracks.split('_').length
}

/** Where a tag stands, and who is told what is lost with it. */
export interface Where {
  passage: Passage
  dialect: Dialect
  report: ImportReport
}

/** The attributes of a tag that slides know; what is lost with the others is reported. */
export function attributesOf(tag: Tag, { passage, dialect, report }: Where): Map<string, string> {
  const result = new Map<string, string>()
  const place = passage.place(tag.start)
  const words: string[] = []
  for (const [written, value] of tag.attributes) {
    const name = written.toLowerCase()
    if (/^(?:on|@|v-on)/.test(name)) {
      report.add('script-lost', place, 'what happens on a click is left out: a slide runs no script')
    } else if (name === 'class' || name === 'grid') {
      words.push(value)
    } else if (name === 'style') {
      report.add('style-lost', place, 'the style attribute is left out: the theme decides how slides look')
    } else if (/^v-(?:motion|mark|drag)/.test(name)) {
      report.add('animation-lost', place, `${written} has no counterpart`)
    } else if (/^(?:[:#]|v-(?!click|after))/.test(name)) {
      report.add('component-lost', place, 'what Vue does with attributes such as :name is left out')
    } else if (kept.has(name) && !(dialect.isVue && value === '' && name !== 'alt' && name !== 'controls')) {
      result.set(name, value)
    } else if (dialect.isVue && !/^(?:v-|data-|src$|border$|target$|rel$)/.test(name)) {
      words.push(name)
    }
  }
  const found = words
    .join(' ')
    .split(/\s+/)
    .filter((word) => classes.has(word))
  if (found.length > 0) result.set('class', found.join(' '))
  const others = words
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !classes.has(word))
  if (others.length > 0 && !others.every((word) => /^(?:fragment|fade-|notes)/.test(word))) {
    report.add('style-lost', place, 'classes of HTML elements are left out', undefined, 'info')
  }
  return result
}

/** Whether an element shows at a step of its own. What hides at a step, or follows an order, is reported. */
export function isFragment(tag: Tag, { passage, report, dialect }: Where): boolean {
  if (tag.isClosing) return false
  if (!dialect.isVue) return /(?:^|\s)fragment(?:\s|$)/.test(tag.attributes.get('class') ?? '')
  const [written, value = ''] = [...tag.attributes].find(([name]) => name.startsWith('v-click')) ?? []
  if (written === undefined) return false
  const place = passage.place(tag.start)
  if (/hide/.test(written) || tag.attributes.has('hide')) {
    report.add('animation-lost', place, 'what hides at a step stays')
    return false
  }
  if (/\d/.test(value)) {
    report.add('animation-lost', place, `the step ${value} is not kept: steps follow the order of the text`)
  }
  return true
}
