import type { Appearance } from '../../core/deck/types.ts'
import type { DeckOutline, PageReport, SlideContent } from '../../core/rpc/contract.ts'
import type { Position } from '../../core/session/types.ts'

export interface StageOptions {
  outline: DeckOutline
  /** Slides by index, in any order; may answer from a cache. */
  slides: (indices: number[]) => Promise<SlideContent[]>
  appearance: Appearance
  /** Put before every id in the stage; unique to it in the document. */
  idPrefix: string
  /** Called when a slide was laid out for the first time and something in it is wrong. */
  onTrouble?: (trouble: Pick<PageReport, 'diagramErrors' | 'overflows'>) => void
  /** A link to another slide was followed. Absent: such links do nothing. */
  onLink?: (slide: string) => void
}

/** One place where slides are shown, scaled to the element it was made in. */
export interface Stage {
  /**
   * Shows a slide at a step, wherever it is in the deck. Resolves once it is painted, or once a later
   * call has overtaken it. `instant` leaves out the transition.
   */
  show(position: Position, options?: { instant?: boolean }): Promise<void>
  /** The deck was compiled anew: everything is fetched again at the next `show`. */
  setOutline(outline: DeckOutline): void
  setAppearance(appearance: Appearance): void
  destroy(): void
}

/** Makes `root` a stage. It takes the size of `root`, which needs a height of its own. */
export async function createStage(root: HTMLElement, options: StageOptions): Promise<Stage> {
  void root
  void options
  return Promise.reject(new Error('The stage is not built yet'))
}
