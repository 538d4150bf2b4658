import { encode } from 'uqr'

/** Light modules that the standard wants around a code. */
const QUIET = 4

export interface QrCode {
  /** Modules on each side, those around the code included. */
  size: number
  /** The dark modules as an SVG path; one module is one unit. */
  path: string
}

/** A text as a QR code that up to 15 % of may be covered. */
export function qrCode(text: string): QrCode {
  const rows = modules(text)
  const runs = rows.flatMap((row, y) =>
    darkRuns(row).map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return { size: rows.length, path: runs.join('') }
}

/**
 * A text as a QR code of half blocks, two rows of modules a line. Light modules are drawn, since a terminal is
 * dark more often than light; with `colour` the terminal is told both colours and there is no guessing.
 */
export function qrLines(text: string, colour: boolean): string[] {
  const rows = modules(text)
  const lines: string[] = []
  for (let y = 0; y < rows.length; y += 2) {
    const [upper = [], lower = []] = [rows[y], rows[y + 1]]
    const line = upper.map((isDark, x) => {
      const isLowerDark = lower[x] ?? true
      if (isDark) return isLowerDark ? ' ' : '▄'
      return isLowerDark ? '▀' : '█'
    })
    lines.push(colour ? `\u001B[97;40m${line.join('')}\u001B[0m` : line.join(''))
  }
  return lines
}

function modules(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: QUIET }).data
}

function darkRuns(row: readonly boolean[]): { x: number; length: number }[] {
  const runs: { x: number; length: number }[] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (!isDark) continue
    if (last !== undefined && last.x + last.length === x) last.length += 1
    else runs.push({ x, length: 1 })
  }
  return runs
}
