/** What the fonts that Lectern brings can write; all else depends on the machine. */
const BROUGHT =
  /[ -\u024f\u0370-\u03ff\u2000-\u206f\u20a0-\u20bf\u2100-\u214f\u2190-\u21ff\u2200-\u22ff\p{M}\p{Cc}\p{Cf}\p{Z}]/u

/** CSS pixels of the square that a letter is drawn into. */
const SIDE = 28
/** No font has it, so that it looks like every letter for which there is none. */
const NOBODYS = '\u{10fffd}'

/**
 * Letters of these elements that no font of the machine can write and that come out as empty boxes, by the id of
 * their slide; slides without any are left out.
 */
export function missingLetters(sections: readonly HTMLElement[]): { slide: string; letters: string }[] {
  const known = new Map<string, boolean>()
  const canvas = new OffscreenCanvas(SIDE, SIDE)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return []
  const draw = (letter: string): string => {
    context.clearRect(0, 0, SIDE, SIDE)
    context.font = `20px Inter, system-ui, sans-serif`
    context.textBaseline = 'top'
    context.fillText(letter, 2, 2)
    return context.getImageData(0, 0, SIDE, SIDE).data.join()
  }
  const box = draw(NOBODYS)
  const isMissing = (letter: string): boolean => {
    const answer = known.get(letter) ?? draw(letter) === box
    known.set(letter, answer)
    return answer
  }
  return sections.flatMap((section) => {
    const foreign = [...new Set(section.textContent ?? '')].filter((letter) => !BROUGHT.test(letter))
    const missing = foreign.filter(isMissing)
    return missing.length === 0 ? [] : [{ slide: section.dataset['slide'] ?? '', letters: missing.join('') }]
  })
}
