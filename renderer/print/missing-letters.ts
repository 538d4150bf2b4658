/** What each of the families for text writes; all else is tried. */
const BROUGHT = /^[ -\u00ff\p{Z}\p{Cc}\p{Cf}\p{VS}‘’“”–—…]*$/u

/** What nobody sees: it is for those who listen, or says how something is to look. */
const UNSEEN = '.katex-mathml, .visually-hidden, title, desc, style'

/** The theme puts a sign before these. */
const SIGNED = 'div.myth, div.fact'

/** CSS pixels of the room that two letters are drawn into. */
const [WIDTH, HEIGHT] = [48, 28]
/**
 * No font has them, so that they look like the letters for which there is none: which box a browser takes for one
 * depends on whether it counts it among letters or among signs.
 */
const NOBODYS = ['\u{10fffd}', '\u2427', '\u{1df1e}']

/**
 * Letters below these elements that no font of the machine can write and that come out as empty boxes, by the id of
 * their slide; slides without any are left out. What is asked about must be laid out, its fonts loaded.
 */
export function missingLetters(
  places: readonly { slide: string; element: Element }[],
): { slide: string; letters: string }[] {
  const isMissing = createTrial()
  const found = new Map<string, Set<string>>()
  if (isMissing === null) return []
  for (const { slide, element } of places)
    for (const letter of foreignLetters(element))
      if (isMissing(letter)) found.set(slide, (found.get(slide) ?? new Set()).add(letter.letter))
  return [...found].map(([slide, letters]) => ({ slide, letters: [...letters].join('') }))
}

interface ForeignLetter {
  letter: string
  /** What it stands behind when it is tried: by itself it may get another font than on the slide. */
  behind: string
  /** As a canvas takes it. */
  font: string
}

function* foreignLetters(element: Element): Generator<ForeignLetter> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement } = node
    const text = node.nodeValue ?? ''
    if (parentElement === null || BROUGHT.test(text) || parentElement.closest(UNSEEN) !== null) continue
    yield* foreign(text, getComputedStyle(parentElement))
  }
  for (const signed of element.querySelectorAll(SIGNED)) {
    const style = getComputedStyle(signed, '::before')
    if (!BROUGHT.test(style.content)) yield* foreign(style.content, style)
  }
}

function* foreign(text: string, style: CSSStyleDeclaration): Generator<ForeignLetter> {
  const font = `${style.fontStyle} ${style.fontWeight} 20px ${style.fontFamily}`
  let base = 'n'
  for (const letter of text) {
    const isMark = /\p{M}/u.test(letter)
    if (!BROUGHT.test(letter)) yield { letter, behind: isMark ? base : 'n', font }
    if (!isMark) base = letter
  }
}

/** Draws letters and sees whether they come out as a box; null where nothing can be drawn. */
function createTrial(): ((tried: ForeignLetter) => boolean) | null {
  const context = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  const draw = ({ letter, behind, font }: ForeignLetter): Uint32Array => {
    context.clearRect(0, 0, WIDTH, HEIGHT)
    context.font = font
    context.textBaseline = 'top'
    context.fillText(behind + letter, 0, 2)
    return new Uint32Array(context.getImageData(0, 0, WIDTH, HEIGHT).data.buffer)
  }
  const boxes = new Map<string, Uint32Array[]>()
  const known = new Map<string, boolean>()
  return (tried) => {
    const around = `${tried.behind} ${tried.font}`
    const key = `${tried.letter} ${around}`
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const all = boxes.get(around) ?? NOBODYS.map((letter) => draw({ ...tried, letter }))
    boxes.set(around, all)
    const drawn = draw(tried)
    const answer = all.some((box) => box.every((pixel, at) => pixel === drawn[at]))
    known.set(key, answer)
    return answer
  }
}
