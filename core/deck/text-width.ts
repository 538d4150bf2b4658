// Widths of the theme's type at 18 px, in px, measured in a browser and rounded up to halves.
const measured: [width: number, characters: string][] = [
  [4.5, 'ijl‘’'],
  [5, ' !,.:I\u00A0'],
  [5.5, "';"],
  [6, '`t|'],
  [6.5, '()/[\\]f'],
  [7, 'r'],
  [7.5, '1{}'],
  [8, '_“”'],
  [8.5, '"-^'],
  [9, '*?–'],
  [9.5, 's'],
  [10, '7Lakvxyzä'],
  [10.5, '5FJcehnuüéñµβ'],
  [11, '23689Ebdgopqößø'],
  [11.5, '#$&04PRSTZ'],
  [12, '+<=>BKY~×'],
  [12.5, 'AVX'],
  [13, 'CD'],
  [13.5, 'GHNU'],
  [14, 'OQ'],
  [14.5, 'w'],
  [15.5, '…'],
  [16, 'm'],
  [16.5, 'M'],
  [17.5, '%@W'],
  [18, '—'],
]
const widths = new Map(measured.flatMap(([width, characters]) => [...characters].map((one) => [one, width])))

/** In px at 18 px of the theme's type; what was not measured counts as a wide letter or, beyond Latin, a square. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += widths.get(character) ?? guess(character)
  return width
}

function guess(character: string): number {
  if (/\p{M}/u.test(character)) return 0
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(character) ? 13 : 18
}

/**
 * On how many lines a browser sets a text; `last` is the width of what is kept together at its end.
 * @param first width of the first line, px
 * @param others width of the other lines, px
 */
export function countLines(text: string, last: number, first: number, others: number): number {
  let lines = 1
  let room = first
  const put = (width: number) => {
    if (width > room && room < (lines === 1 ? first : others)) {
      lines += 1
      room = others
    }
    // A word longer than a line is broken where the line ends.
    while (width > room) {
      width -= room
      lines += 1
      room = others
    }
    room -= width
  }
  for (const piece of text.match(pieces) ?? []) {
    const word = piece.trimEnd()
    put(textWidth(word))
    // A space that does not fit hangs over the end of the line.
    if (word.length < piece.length) room = Math.max(0, room - textWidth(' '))
  }
  if (last > 0) put(last)
  return lines
}

/** Up to where a line may end: behind a space, a dash, and a hyphen or slash before a letter. */
const pieces = /(?:[^\s–—/-]|[/-](?!\p{L}))*(?:[–—/-]|[^\S\u00A0\u202F]+|$)/gu
