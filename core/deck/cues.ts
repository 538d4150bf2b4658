import type { LineGroup } from './code.ts'
import type { Place } from './diagnose.ts'
import type { Diagram } from './types.ts'

/** What the counting of steps has to know of an element. It lives in the tree's `data` and is never written out. */
export type Cue =
  | { kind: 'pause' }
  | { kind: 'code'; groups: LineGroup[] }
  | { kind: 'diagram'; diagram: Diagram }
  /** `place` is where the cue stands in its file. */
  | { kind: 'click'; place: Place }
  /** A footnote's mark, or the footnote itself. */
  | { kind: 'footnote-mark' | 'footnote'; name: string }

declare module 'hast' {
  interface ElementData {
    cue?: Cue | undefined
  }
}
