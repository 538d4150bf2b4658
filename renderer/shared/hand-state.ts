import type { InkColour, Pointer, Stroke, Tool, Zoom } from '../../core/session/types.ts'
import type { LectureConnection } from './connect.ts'

export interface HandOptions {
  connection: Pick<LectureConnection, 'dispatch' | 'point' | 'onPointer'>
  /** Holds the slide; positioned. The hand is put on top of it. */
  surface: HTMLElement
  /**
   * Inside the surface and as large, with the slide in it: it is enlarged. Absent where a frame on the
   * whole slide shows what is enlarged.
   */
  view?: HTMLElement
  /** Whether this page may enlarge, and its keyboard may move the hand. */
  leads: boolean
  /** Whether this page only looks on: it is told what is seen of a hand, and takes none itself. */
  looksOn?: boolean
  /** Something the lecturer should know, in one sentence. */
  onTrouble?: (words: string) => void
}

/** What a hand needs to know of the lecture. */
export interface HandState {
  /** The slide's element with all that is on it; null when there is none. */
  section: HTMLElement | null
  /** Id of that slide. */
  slide: string
  /** 0-based. */
  step: number
  tool: Tool
  colour: InkColour
  /** Of that slide, whatever the step. */
  ink: readonly Stroke[]
  /** Null also where it belongs to another slide. */
  zoom: Zoom | null
  /** Whether the room sees this slide now: only then can it be enlarged from here. */
  isInRoom: boolean
}

/** As screen readers name the hand that holds it. */
export const TOOL_NAMES: Readonly<Record<Tool, string>> = {
  none: '',
  laser: 'Laser pointer',
  spotlight: 'Spotlight',
  pen: 'Pen',
  highlighter: 'Highlighter',
  eraser: 'Eraser',
  zoom: 'Enlarge a part',
}

/** Before there is a slide. */
export const NOWHERE: HandState = {
  section: null,
  slide: '',
  step: 0,
  tool: 'none',
  colour: 'red',
  ink: [],
  zoom: null,
  isInRoom: false,
}

export type PlainPointer = Exclude<Pointer, { kind: 'stroke' }>

/** What is left of a tool that was laid down meanwhile is not shown. */
export function pointingOf(
  pointer: Pointer | null | undefined,
  tool: Tool | Pointer['kind'] | undefined,
): PlainPointer | null {
  if (!pointer || pointer.kind === 'stroke') return null
  return pointer.kind === tool ? pointer : null
}
