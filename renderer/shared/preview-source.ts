import type { DeckOutline, SlideContent } from '../../core/rpc/contract.ts'
import type { Stroke } from '../../core/session/types.ts'

/**
 * What the presenter page hands to the print page that it shows in a frame: as much as a page that prints would be
 * given, and no connection of its own.
 */
export interface PreviewSource {
  outline(): Promise<DeckOutline>
  /** @param notes with the public speaker notes; private ones never come */
  slides(indices: readonly number[], notes: boolean): Promise<SlideContent[]>
  /** By the slide's id: what is drawn on the slide that the lecture is at. */
  ink(): ReadonlyMap<string, readonly Stroke[]>
  drawing(key: string): Promise<string | null>
  keepDrawing(key: string, drawing: string): Promise<void>
}

declare global {
  interface Window {
    /** While something is previewed. */
    lecternPreview?: PreviewSource
  }
}
