import { describe, expect, it } from 'vitest'
import { clampNotes, currentCue, resizedNotes, scrollTarget } from '../../renderer/presenter/cues.ts'
import { fitScale, needsDrawing, type PreviewShown } from '../../renderer/shared/preview.ts'
import type { DeckOutline, SlideContent } from '../../core/rpc/contract.ts'

describe('speaker notes', () => {
  it('PV39 follow the step by the last cue reached', () => {
    expect(currentCue([1, 1, 2], 0)).toBe(0)
    expect(currentCue([1, 1, 2], 1)).toBe(1)
    expect(currentCue([1, 3], 2)).toBe(1)
    expect(currentCue([1, 2], 7)).toBe(2)
    expect(currentCue([], 3)).toBe(0)
  })

  it('PV40 scroll only when the cue cannot be read comfortably', () => {
    const view = { top: 100, height: 400 }
    expect(scrollTarget({ top: 120, bottom: 300 }, view)).toBeNull()
    expect(scrollTarget({ top: 450, bottom: 520 }, view)).toBe(386)
    expect(scrollTarget({ top: 20, bottom: 60 }, view)).toBe(0)
    expect(scrollTarget({ top: 0, bottom: 0 }, { top: 0, height: 400 })).toBeNull()
    expect(scrollTarget({ top: 600, bottom: 2000 }, { top: 536, height: 400 })).toBeNull()
  })

  it('PV41 can be made larger and smaller within limits, whatever was remembered', () => {
    expect([clampNotes(Number.NaN), clampNotes(3), clampNotes(900), clampNotes(31)]).toEqual([20, 12, 96, 31])
    let size = 12
    const sizes = [size]
    while (size < 96) sizes.push((size = resizedNotes(size, 1)))
    expect(sizes).toEqual([12, 14, 16, 18, 20, 22, 24, 28, 32, 36, 40, 44, 48, 56, 64, 72, 80, 88, 96])
    while (size > 12) expect(sizes).toContain((size = resizedNotes(size, -1)))
    expect(resizedNotes(12, -1)).toBe(12)
    expect(resizedNotes(96, 1)).toBe(96)
  })
})

describe('previews', () => {
  it('PV42 are as large as fits in both directions', () => {
    expect(fitScale(640, 720)).toBe(0.5)
    expect(fitScale(2560, 360)).toBe(0.5)
    expect(fitScale(0, 100)).toBe(0)
  })

  it('PV43 are drawn anew only for another slide, deck or appearance, never for a step', () => {
    const outline = { deckRevision: 1 } as DeckOutline
    const slide = { id: 'a' } as SlideContent
    const shown: PreviewShown = { slide, step: 0, outline, appearance: 'light' }
    expect(needsDrawing(shown, { ...shown, step: 3 })).toBe(false)
    expect(needsDrawing(shown, { ...shown, slide: { ...slide } })).toBe(true)
    expect(needsDrawing(shown, { ...shown, appearance: 'dark' })).toBe(true)
    expect(needsDrawing(shown, { ...shown, outline: { ...outline, deckRevision: 2 } })).toBe(true)
  })
})
