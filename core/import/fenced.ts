/** Backticks enough to hold this code, `least` of them or more. */
export function fenceFor(code: string, least: number): string {
  let longest = least - 1
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return '`'.repeat(longest + 1)
}

/** A code block of its own. */
export function fenced(info: string, code: string): string {
  const fence = fenceFor(code, 3)
  return `${fence}${info}\n${code}\n${fence}`
}
