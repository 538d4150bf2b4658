/** A line of a text, without its line break. */
export interface Line {
  text: string
  /** Offset of its first character. */
  start: number
  /** Offset behind its last character. */
  end: number
  /** Part of a fenced code block, its fences included, or of a comment that began above. */
  isLiteral: boolean
}

/** Reads a text line by line, knowing what is code and what is a comment, as formats do that cut at lines. */
export function readLines(text: string): Line[] {
  const lines: Line[] = []
  let fence = ''
  let isComment = false
  let start = 0
  for (const line of text.split('\n')) {
    const wasComment = isComment
    const wasCode = fence !== ''
    const mark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(line)
    if (!isComment && mark) {
      const [, found = '', info = ''] = mark
      if (fence === '') fence = found
      else if (found.startsWith(fence) && info.trim() === '') fence = ''
    }
    if (!wasCode && fence === '') isComment = endsInComment(line, isComment)
    lines.push({
      text: line,
      start,
      end: start + line.length,
      isLiteral: wasComment || wasCode || fence !== '',
    })
    start += line.length + 1
  }
  return lines
}

function endsInComment(line: string, isComment: boolean): boolean {
  if (isComment) return !line.includes('-->') || line.lastIndexOf('<!--') > line.lastIndexOf('-->')
  const open = line.lastIndexOf('<!--')
  return open >= 0 && !line.includes('-->', open + 4)
}
