import { fenceFor } from '../deck/code-fences.ts'

/** A code block of its own. */
export function fenced(info: string, code: string): string {
  const fence = fenceFor(code, '```')
  return `${fence}${info}\n${code}\n${fence}`
}
