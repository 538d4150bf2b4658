import type { Action, Stroke, Zoom } from '../../core/session/types.ts'
import { SentStrokes } from './ink-sent.ts'
import { onceAFrame } from './once-a-frame.ts'
import { AskedZooms } from './zoom-asked.ts'

/** What a hand asks of the lecture, which shows here until the lecture has told of it or refused it. */
export class HandRequests {
  private readonly dispatch: (action: Action) => Promise<unknown>
  private readonly onRefused: () => void
  private readonly sent = new SentStrokes()
  private readonly asked = new AskedZooms()
  private readonly zoomSender = onceAFrame((zoom: Zoom | null) =>
    this.ask({ type: 'zoom', zoom }, (done) => {
      if (!done) this.asked.forget()
    }),
  )
  private gone: ReadonlySet<string> = new Set()

  /** @param onRefused called after what was asked has been taken back */
  constructor(dispatch: (action: Action) => Promise<unknown>, onRefused: () => void) {
    this.dispatch = dispatch
    this.onRefused = onRefused
  }

  /** Rubbed out here; the lecture has not told so yet. Ids of strokes. */
  get erased(): ReadonlySet<string> {
    return this.gone
  }

  /** Strokes of a slide, those included that the lecture has not told of yet. */
  strokes(told: readonly Stroke[], slide: string): readonly Stroke[] {
    return this.sent.after(told, slide)
  }

  /** What is enlarged, or soon will be. */
  zoom(told: Zoom | null): Zoom | null {
    return this.asked.latest(told)
  }

  draw(slide: string, stroke: Stroke): void {
    this.ask({ type: 'stroke', slide, stroke }, this.sent.add(slide, stroke))
  }

  erase(slide: string, strokes: readonly string[]): void {
    this.gone = new Set(strokes)
    this.ask({ type: 'erase', slide, strokes }, (done) => {
      if (!done) this.gone = new Set()
    })
  }

  enlarge(zoom: Zoom | null): void {
    this.asked.ask(zoom)
    this.zoomSender.put(zoom)
  }

  /** The lecture told what is drawn. */
  toldInk(ink: readonly Stroke[]): void {
    this.sent.told(ink)
    this.gone = new Set()
  }

  /** The lecture told what is enlarged, on the same slide as before or on another. */
  toldZoom(before: Zoom | null, now: Zoom | null, isSameSlide: boolean): void {
    if (isSameSlide) this.asked.told(before, now)
    else this.asked.forget()
  }

  private ask(action: Action, settled: (done: boolean) => void): void {
    this.dispatch(action).then(
      () => settled(true),
      () => {
        settled(false)
        this.onRefused()
      },
    )
  }
}
