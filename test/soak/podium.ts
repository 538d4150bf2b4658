import type { LectureHost } from '../../core/rpc/host.ts'
import type { View } from '../../core/session/types.ts'
import type { Lecture } from '../../main/app/lecture.ts'
import type { Rect } from '../../main/electron/placement.ts'
import { display } from '../electron/fake-screen.ts'
import type { FakeWindow } from '../electron/fake-window.ts'
import { pageIn, setUpShell } from '../electron/set-up-shell.ts'
import type { Chance } from './chance.ts'

/** The desktop program around the lecture: two windows on displays that come and go. */
export interface Podium {
  /** Something happens to a display, a window or its page; its name. */
  disturb(chance: Chance): Promise<string>
  /** Time passes for the windows, milliseconds. */
  pass(milliseconds: number): Promise<void>
  /** What is wrong with what stands where, in words. */
  faults(): string[]
  close(): void
}

const PROJECTOR: Rect = { x: 1440, y: 0, width: 1920, height: 1080 }
const SIZES = [
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
]
const DISTURBANCES = {
  unplug: 3,
  plug: 4,
  resize: 2,
  primary: 1,
  sleep: 1,
  'kill page': 4,
  hang: 1,
  'close audience': 1,
} as const

export async function openPodium(lecture: Lecture): Promise<Podium> {
  const { host, leave } = guestOf(lecture)
  const opened = { folder: lecture.folder, host, close: async () => undefined }
  const shell = await setUpShell({ argv: [lecture.folder], over: { openLecture: async () => opened } })
  const { electron, time, presenter, audience } = shell
  const pages = new Map<FakeWindow, { client: { close(): void }; views: View[] }>()
  const load = (window: FakeWindow) => {
    pages.get(window)?.client.close()
    window.webContents.emit('did-finish-load')
    // Each document has an end of the channel of its own; that of the one before is gone with it.
    window.webContents.renderer.removeAllListeners()
    pages.set(window, pageIn(window))
  }
  const windows = [presenter, audience]
  for (const window of windows) load(window)
  let nextId = 10
  /** The lecturer closed the slides' window, and no projector was plugged in since. */
  let isClosed = false

  const projectors = () => electron.screen.displays.filter(({ internal }) => !internal)
  const acts: Record<keyof typeof DISTURBANCES, (chance: Chance) => unknown> = {
    unplug: (chance) => projectors()[0] && electron.screen.unplug(chance.of(projectors()).id),
    plug(chance) {
      if (projectors().length > 1) return
      const x = projectors().length === 0 ? PROJECTOR.x : -3840
      const bounds = { ...PROJECTOR, ...chance.of(SIZES), x }
      isClosed = false
      electron.screen.plug(display((nextId += 1), { bounds }))
    },
    resize(chance) {
      const one = projectors()[0]
      if (one) electron.screen.change(one.id, { bounds: { ...one.bounds, ...chance.of(SIZES) } })
    },
    primary() {
      electron.screen.displays.reverse()
      const [one] = electron.screen.displays
      if (one) electron.screen.change(one.id, {})
    },
    sleep() {
      electron.powerMonitor.emit('suspend')
      electron.screen.displays = electron.screen.displays.filter(({ internal }) => internal)
      electron.powerMonitor.emit('resume')
    },
    'kill page'(chance) {
      const window = chance.of(windows)
      window.webContents.crash(chance.of(['crashed', 'oom', 'killed']))
      load(window)
    },
    async hang(chance) {
      const window = chance.of(windows)
      window.webContents.emit('unresponsive')
      await time.pass(5000)
      load(window)
    },
    'close audience'() {
      isClosed = true
      audience.close()
    },
  }

  return {
    async disturb(chance) {
      const name = chance.weighted(DISTURBANCES)
      await acts[name](chance)
      await time.pass(5000)
      return name
    },
    pass: (milliseconds) => time.pass(milliseconds),
    faults() {
      const found: string[] = []
      if (electron.app.quits > 0 || electron.app.exits.length > 0) found.push('the program ended')
      if (electron.errorBoxes.length > 0) found.push(`an error showed: ${electron.errorBoxes[0]}`)
      if (!presenter.visible || presenter.isDestroyed()) found.push('the presenter window is gone')
      const isOnProjector = audience.visible && audience.fullScreen
      if (audience.visible && overlaps(audience.bounds, presenter.bounds))
        found.push('the slides lie over the notes')
      if (projectors().length > 0 && !isClosed && !isOnProjector) found.push('the projector shows no slides')
      // A window in full screen takes on a new size of its display by itself, which the stand-in does not.
      if (audience.visible && !projectors().some(({ bounds }) => holdsCentre(bounds, audience.bounds)))
        found.push('the slides are on no projector')
      const room = lecture.snapshot('audience').view
      for (const [window, { views }] of pages) {
        const view = views.at(-1)
        const shown = view?.role === 'presenter' ? view.audience : view
        if (JSON.stringify(shown) !== JSON.stringify(room))
          found.push(`the page at ${window.urls.at(-1)} does not show what the lecture is at`)
        // A page that is open for hours would otherwise keep all that it ever saw.
        views.splice(0, views.length - 1)
      }
      return found
    },
    close() {
      for (const { client } of pages.values()) client.close()
      for (const window of windows) if (!window.isDestroyed()) window.destroy()
      leave()
    },
  }
}

/** The lecture for a program that ends with its process: whoever listens then stops without a word. */
function guestOf(lecture: Lecture): { host: LectureHost; leave(): void } {
  const stops: (() => void)[] = []
  const host = new Proxy(lecture, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target)
      if (key === 'subscribe')
        return (listener: () => void) => {
          const stop = target.subscribe(listener)
          stops.push(stop)
          return stop
        }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { host, leave: () => void stops.splice(0).forEach((stop) => stop()) }
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function holdsCentre(display: Rect, { x, y, width, height }: Rect): boolean {
  const [across, down] = [x + width / 2 - display.x, y + height / 2 - display.y]
  return across >= 0 && across < display.width && down >= 0 && down < display.height
}
