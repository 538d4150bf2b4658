import { EventEmitter } from 'node:events'
import type { DisplayLike } from '../../main/electron/surface.ts'

/** With a menu bar of 25 at the top. */
export function display(id: number, over: Partial<DisplayLike> = {}): DisplayLike {
  const bounds = over.bounds ?? { x: 0, y: 0, width: 1440, height: 900 }
  const workArea = { ...bounds, y: bounds.y + 25, height: bounds.height - 25 }
  return { id, bounds, workArea, scaleFactor: 1, internal: false, ...over }
}

/** What `screen` tells of displays, and how a test changes them. */
export class FakeScreen extends EventEmitter {
  displays: DisplayLike[] = [display(1, { internal: true })]

  getAllDisplays(): DisplayLike[] {
    return [...this.displays]
  }

  getPrimaryDisplay(): DisplayLike {
    const [primary] = this.displays
    if (!primary) throw new Error('no display')
    return primary
  }

  plug(added: DisplayLike): void {
    this.displays.push(added)
    this.emit('display-added', {}, added)
  }

  unplug(id: number): void {
    const removed = this.displays.find((each) => each.id === id)
    this.displays = this.displays.filter((each) => each.id !== id)
    this.emit('display-removed', {}, removed)
  }

  change(id: number, over: Partial<DisplayLike>): void {
    this.displays = this.displays.map((each) => (each.id === id ? display(id, { ...each, ...over }) : each))
    this.emit('display-metrics-changed', {}, {}, Object.keys(over))
  }
}
