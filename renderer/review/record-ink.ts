import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Appearance } from '../../core/deck/types.ts'
import type { Stroke } from '../../core/session/types.ts'
import { inkSvg } from '../shared/ink-svg.ts'

export interface DrawnInk {
  strokes: readonly Stroke[]
  /** 0-based; what was drawn later does not show yet. */
  step: number
  appearance: Appearance
}

/** Puts what was drawn into the slide that stands in a box; `drawn` null takes it away. `again`: the slide may be another. */
export function useDrawnInk(
  box: RefObject<HTMLElement | null>,
  drawn: DrawnInk | null,
  again: unknown,
): void {
  const { strokes, step, appearance } = drawn ?? {}
  // After the slide itself, which a child draws in an effect of its own.
  useEffect(() => {
    const slide = box.current?.querySelector('.preview-sheet > .slide')
    if (slide === null || slide === undefined) return
    for (const old of slide.querySelectorAll(':scope > .ink')) old.remove()
    const svg = strokes === undefined ? null : inkSvg(strokes, step ?? 0, appearance)
    if (svg !== null) slide.append(svg)
  }, [strokes, step, appearance, again])
}
