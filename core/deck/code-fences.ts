import type { Code } from 'mdast'

/** The fence that a block of code opens with; undefined for code that is indented. */
export function fenceOf(written: string): string | undefined {
  return /^(?:`{3,}|~{3,})/.exec(written)?.[0]
}

/** The fence that a block of code or a formula lacks at its end; undefined when it is closed or has no fence. */
export function openFence(written: string): string | undefined {
  const fence = fenceOf(written) ?? /^\${2,}/.exec(written)?.[0]
  if (!fence) return undefined
  const end = written.lastIndexOf('\n')
  const lastLine = end < 0 ? '' : written.slice(end + 1)
  const closing = lastLine.replaceAll(/[\s>]/g, '')
  const mark = fence.charAt(0)
  const isClosed = closing.length >= fence.length && closing === mark.repeat(closing.length)
  return isClosed ? undefined : fence
}

/** `least`, or as many more of its marks as it takes to hold this code: one more than stand in a row there. */
export function fenceFor(code: string, least: string): string {
  let longest = least.length - 1
  for (const [run] of code.matchAll(least.startsWith('~') ? /~+/g : /`+/g))
    longest = Math.max(longest, run.length)
  return least.charAt(0).repeat(longest + 1)
}

/** A line within a block of code that opens another one. */
export interface InnerFence {
  /** Lines below the one that opens the block, 1-based. */
  line: number
  /** ```` ```js ````, without what else stands there. */
  opening: string
}

/**
 * The first line of a block which says that the block's end was meant for another one. With a language behind it
 * a fence never closes a block, so that one which is never closed takes in all up to the end of the next. A
 * fence that is longer than those within means to show them. An opening without a language cannot be told from an
 * end, and four blanks before a fence make it text.
 *
 * @param fence that opens the block
 */
export function fenceOfAnother({ value }: Code, fence: string): InnerFence | undefined {
  // Of most blocks this is all that has to be looked at.
  if (!value.includes(fence)) return undefined
  const opening = fence.startsWith('`') ? backticks : tildes
  for (const [index, line] of value.split('\n').entries()) {
    const [, found = '', marks = ''] = opening.exec(line) ?? []
    if (marks.length >= fence.length) return { line: index + 1, opening: found }
  }
  return undefined
}

// Compilers and tables draw lines of tildes; a language begins with a letter, and with no mark after it.
const backticks = /^ {0,3}((`{3,})[ \t]*[\p{L}{.=][^\s`]{0,30})[^`]*$/u
const tildes = /^ {0,3}((~{3,})[ \t]*[\p{L}{.=][^\s~]{0,30})[^~]*$/u
