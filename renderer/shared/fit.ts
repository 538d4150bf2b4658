/** How far a slide's content sticks out of it, in CSS pixels of the 1280 × 720 slide; 0 when it fits. */
export interface Overflow {
  x: number
  y: number
}

/** Below this, rounding of fonts and borders is not worth a word. */
const tolerance = 2

/** Measures a slide made by `renderSlide` that is in the document and laid out, scaled or not. */
export function measureOverflow(section: HTMLElement): Overflow {
  const boxes = [section, ...section.querySelectorAll<HTMLElement>(':scope > .slide-body, .slide-body pre')]
  const x = Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth))
  const y = Math.max(...boxes.map((box) => box.scrollHeight - box.clientHeight))
  return { x: x > tolerance ? x : 0, y: y > tolerance ? y : 0 }
}
