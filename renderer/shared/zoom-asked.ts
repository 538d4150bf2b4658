import type { Zoom } from '../../core/session/types.ts'

/**
 * What a hand has asked to enlarge and the lecture has not told of yet. A wheel turns faster than the
 * lecture answers: each notch goes on from the one before.
 */
export class AskedZooms {
  private asked: (Zoom | null)[] = []

  ask(zoom: Zoom | null): void {
    this.asked.push(zoom)
  }

  /** The lecture went from one to the other: by what was asked here, or by something else. */
  told(before: Zoom | null, now: Zoom | null): void {
    if (isSame(before, now)) return
    const index = this.asked.findIndex((zoom) => isSame(zoom, now))
    this.asked = index < 0 ? [] : this.asked.slice(index + 1)
  }

  /** What was asked last, or `known` when the lecture has told of all. */
  latest(known: Zoom | null): Zoom | null {
    return this.asked.length > 0 ? (this.asked.at(-1) ?? null) : known
  }

  forget(): void {
    this.asked = []
  }
}

/** The lecture may have moved a region by a rounding error to keep it on the slide. */
function isSame(one: Zoom | null, other: Zoom | null): boolean {
  if (one === null || other === null) return one === other
  const far = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))
  return far < 0.2 && Math.abs(one.scale - other.scale) < 0.001
}
