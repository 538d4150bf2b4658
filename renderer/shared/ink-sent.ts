import type { Stroke } from '../../core/session/types.ts'

/** Lines drawn on this page that are on their way to the lecture and back: they show all the while. */
export class SentStrokes {
  private sent: { slide: string; stroke: Stroke; arrived: boolean }[] = []

  /** Returns what is to be called once the lecture has answered: with whether it took the line. */
  add(slide: string, stroke: Stroke): (taken: boolean) => void {
    const entry = { slide, stroke, arrived: false }
    this.sent = [...this.sent, entry]
    return (taken) => {
      if (taken) entry.arrived = true
      else this.sent = this.sent.filter((other) => other !== entry)
    }
  }

  /** The lecture told what is drawn: what it has, or has answered for, is no longer on its way. */
  told(ink: readonly Stroke[]): void {
    const ids = new Set(ink.map(({ id }) => id))
    this.sent = this.sent.filter(({ stroke, arrived }) => !arrived && !ids.has(stroke.id))
  }

  /** What the lecture told of a slide, and after it what is on its way there. */
  after(ink: readonly Stroke[], slide: string): readonly Stroke[] {
    if (this.sent.length === 0) return ink
    const ids = new Set(ink.map(({ id }) => id))
    const ours = this.sent.filter((entry) => entry.slide === slide && !ids.has(entry.stroke.id))
    return [...ink, ...ours.map(({ stroke }) => stroke)]
  }
}
