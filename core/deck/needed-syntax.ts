import { limits } from './limits.ts'

/** What a text may contain of the syntax that the parser would otherwise look for at every word or line. */
export interface NeededSyntax {
  /** An e-mail address, which the parser would look for at every letter. */
  emails: boolean
  /** An address that begins with a protocol or with `www.`. */
  addresses: boolean
  /** A paragraph with so many marks that they have to be counted. */
  manyMarks: boolean
  /** Lines, 1-based, that may be the head of a table: what follows them looks like the line below a head. */
  tableHeads: Pick<ReadonlySet<number>, 'has'>
}

/** Asks for too much rather than for too little, in time proportional to the length of the text. */
export function neededSyntax(text: string): NeededSyntax {
  return {
    emails: /[-+.\w]@[-\w]*\./.test(text),
    addresses: /https?:\/\/|www\./i.test(text),
    manyMarks: hasManyMarks(text),
    tableHeads: tableHeads(text),
  }
}

/** One character each; a run of those in the second group counts as one. */
const mark = /[*!\]<[~_]|`+|\$+/g
/** Those that make the parser look for their end. */
const seeking = '`$<'

function hasManyMarks(text: string): boolean {
  if (new RegExp(`([*_~])\\1{${limits.markRun}}`).test(text)) return true
  // No paragraph, heading or cell goes on beyond a blank line.
  return text.split(/\n[ \t\r]*\n/).some((block) => {
    const marks = block.match(mark) ?? []
    if (marks.length >= Math.min(limits.marks, limits.links)) return true
    return marks.filter((found) => seeking.includes(found.charAt(0))).length >= limits.vainMarks
  })
}

/** Within quotations and lists the line begins with their own marks. */
const belowHead = /^[ \t>]*[-:|][-:| \t]*$/

function tableHeads(text: string): Set<number> {
  const heads = new Set<number>()
  if (!/-/.test(text)) return heads
  text.split(/\r\n?|\n/).forEach((line, index) => {
    if (line.includes('-') && /[:|]/.test(line) && belowHead.test(line)) heads.add(index)
  })
  return heads
}
