import { MOST_STROKES } from '../../core/session/ink.ts'
import type { InkColour, Pointer, Stroke, Tool, Zoom } from '../../core/session/types.ts'
import { listenForHand } from './hand-listeners.ts'
import { createMarks } from './hand-marks.ts'
import { HandRequests } from './hand-requests.ts'
import {
  NOWHERE,
  pointingOf,
  TOOL_NAMES,
  type HandOptions,
  type HandState,
  type PlainPointer,
} from './hand-state.ts'
import { takeUp, type HandTool, type Workplace } from './hand-tools.ts'
import { createInkLayer } from './ink-layer.ts'
import { strokesAt } from './ink-svg.ts'
import { onceAFrame } from './once-a-frame.ts'
import type { Point } from './slide-point.ts'
import { zoomTransform } from './zoom-region.ts'
import './hand.css'

/** Everything that points, draws and enlarges over one slide: shown here, taken in here. */
export interface Hand {
  show(state: HandState): void
  destroy(): void
}

export function createHand(options: HandOptions): Hand {
  return new SlideHand(options)
}

class SlideHand implements Hand, Workplace {
  private readonly options: HandOptions
  private readonly element = document.createElement('div')
  private readonly marks = createMarks()
  private readonly layer = createInkLayer()
  private readonly sender: ReturnType<typeof onceAFrame<Pointer | null>>
  private readonly requests: HandRequests
  private readonly painter = onceAFrame<null>(() => this.paint())
  private readonly stops: (() => void)[]
  private state = NOWHERE
  private tool: HandTool = takeUp('none', this)
  private readonly eraser: HandTool = takeUp('eraser', this)
  /** What the hand here does, and what one on another page does. */
  private own: Pointer | null = null
  private other: Pointer | null = null
  private fading: ReadonlySet<string> = new Set()
  private chosen: Zoom | null = null
  private at: Point | null = null

  constructor(options: HandOptions) {
    this.options = options
    const { connection, surface, view } = options
    this.sender = onceAFrame((pointer) => connection.point(pointer))
    this.requests = new HandRequests(
      (action) => connection.dispatch(action),
      () => {
        this.tell('Not connected: that was not done. Try again in a moment.')
        this.painter.put(null)
      },
    )
    this.element.className = 'hand'
    this.element.hidden = true
    if (options.leads) this.element.setAttribute('role', 'application')
    ;(view ?? surface).append(this.marks.element)
    surface.append(this.element)
    this.stops = [
      connection.onPointer((pointer) => {
        this.other = pointer
        this.painter.put(null)
      }),
      ...listenForHand(this.element, surface, options.leads, {
        box: () => this.state.section?.getBoundingClientRect() ?? null,
        tool: () => this.tool,
        kind: () => this.state.tool,
        eraser: () => this.eraser,
        onHand: (at) => this.moveTo(at),
        onGone: () => {
          this.tool.leave()
          this.sender.flush()
        },
      }),
    ]
  }

  get slide(): string {
    return this.state.slide
  }

  get step(): number {
    return this.state.step
  }

  get colour(): InkColour {
    return this.state.colour
  }

  get ink(): readonly Stroke[] {
    return strokesAt(this.strokes(), this.state.step)
  }

  get isFull(): boolean {
    return this.strokes().length >= MOST_STROKES
  }

  get zoom(): Zoom | null {
    return this.requests.zoom(this.state.zoom)
  }

  show(next: HandState): void {
    const before = this.state
    this.state = this.options.leads || next.tool !== 'zoom' ? next : { ...next, tool: 'none' }
    this.requests.toldInk(next.ink)
    if (this.state.tool !== before.tool) this.changeTool(this.state.tool)
    else if (next.slide !== before.slide) this.follow()
    this.requests.toldZoom(before.zoom, next.zoom, next.slide === before.slide)
    this.enlargeView(before)
    this.paint()
  }

  destroy(): void {
    this.tool.leave()
    this.sender.flush()
    for (const stop of this.stops) stop()
    this.layer.clear()
    this.marks.element.remove()
    this.element.remove()
  }

  point(pointer: Pointer | null): void {
    if (pointer === null && this.own === null) return
    this.own = pointer
    this.sender.put(pointer)
    this.painter.put(null)
  }

  fade(strokes: ReadonlySet<string>): void {
    this.fading = strokes
    this.painter.put(null)
  }

  choose(zoom: Zoom | null): void {
    this.chosen = zoom
    this.painter.put(null)
  }

  draw(stroke: Stroke): void {
    this.requests.draw(this.state.slide, stroke)
    // After the line itself, so that it is never gone in between.
    this.point(null)
    this.sender.flush()
    this.painter.flush()
  }

  erase(strokes: readonly string[]): void {
    this.requests.erase(this.state.slide, strokes)
  }

  enlarge(zoom: Zoom | null): void {
    if (!this.state.isInRoom) {
      this.tell('The room sees another slide: it cannot be enlarged from here.')
      return
    }
    this.requests.enlarge(zoom)
  }

  tell(words: string): void {
    this.options.onTrouble?.(words)
  }

  private changeTool(tool: Tool): void {
    this.tool.leave()
    this.tool = takeUp(tool, this)
    this.element.hidden = tool === 'none'
    this.element.dataset['tool'] = tool
    if (tool === 'none') this.at = null
    if (!this.options.leads) return
    this.element.tabIndex = tool === 'none' ? -1 : 0
    this.element.setAttribute('aria-label', `${TOOL_NAMES[tool]} on the slide`)
  }

  /** A laser that rests while the slide changes goes on to the next one. */
  private follow(): void {
    if (this.own === null || this.own.kind === 'stroke') this.tool.leave()
    else this.point({ ...this.own, slide: this.state.slide })
  }

  private moveTo(at: Point | null): void {
    this.at = at
    this.painter.put(null)
  }

  private enlargeView(before: HandState): void {
    // A new slide comes whole, and not out of the corner of the one before.
    this.options.view?.classList.toggle('is-instant', before.slide !== this.state.slide)
    this.options.view?.style.setProperty('transform', zoomTransform(this.state.zoom))
  }

  /** Strokes of this slide, those included that the lecture has not told of yet. */
  private strokes(): readonly Stroke[] {
    return this.requests.strokes(this.state.ink, this.state.slide)
  }

  private paint(): void {
    const { section, step, slide, tool, zoom } = this.state
    const here = [this.own, this.other].filter((pointer) => pointer?.slide === slide)
    if (section === null) {
      this.layer.clear()
    } else {
      this.layer.show({
        section,
        strokes: strokesAt(this.strokes(), step),
        growing: here.flatMap((pointer) => (pointer?.kind === 'stroke' ? [pointer.stroke] : [])),
        fading: new Set([...this.fading, ...this.requests.erased]),
      })
    }
    const { view } = this.options
    this.marks.show({
      tool,
      pointer: here.reduce<PlainPointer | null>(
        (found, pointer) =>
          found ?? pointingOf(pointer, this.options.looksOn === true ? pointer?.kind : tool),
        null,
      ),
      hand: this.showsHand(tool) ? this.at : null,
      region: view === undefined ? zoom : null,
      chosen: this.chosen,
      scale: view === undefined ? 1 : (zoom?.scale ?? 1),
    })
  }

  /** The mouse has a cross of its own; the keyboard needs one. */
  private showsHand(tool: Tool): boolean {
    return tool === 'eraser' || (this.options.leads && this.element.matches(':focus-visible'))
  }
}
