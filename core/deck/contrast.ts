/** Contrast that running text needs at least, WCAG 2.2, 1.4.3 (AA). */
export const ENOUGH = 4.5

/** Relative luminance of `#rrggbb`, 0 to 1, WCAG 2.2. */
export function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of two luminances (0 to 1), from 1 to 21, WCAG 2.2. */
export function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

/** Contrast of two colours, both `#rrggbb`. */
export function contrastOf(one: string, other: string): number {
  return contrast(luminanceOf(one), luminanceOf(other))
}
