import { INITIAL, type WindowMemory } from '../../core/desktop/state.ts'
import { watchDisplays } from '../../main/electron/displays.ts'
import { createWindows, type DesktopEnvironment, type WindowDeps } from '../../main/electron/windows.ts'
import { FakeElectron } from './fake.ts'
import { display } from './fake-screen.ts'
import { FakeTime, settle } from './fake-time.ts'

export const ENV = {
  preload: '/app/out/preload/preload.cjs',
  isPackaged: true,
  platform: 'linux',
  canPlace: true,
} as const
/** Right of the laptop. */
export const PROJECTOR = display(2, { bounds: { x: 1440, y: 0, width: 1920, height: 1080 } })

/** The two windows of a lecture, and all that they are told. */
export async function setUpWindows(
  projector = true,
  env: DesktopEnvironment = ENV,
  over: Partial<WindowDeps> = {},
) {
  const electron = new FakeElectron()
  await electron.app.whenReady()
  if (projector) electron.screen.displays.push(PROJECTOR)
  const time = new FakeTime()
  let placed = 0
  const memories: WindowMemory[] = []
  const windows = createWindows(electron, env, {
    later: time.later,
    placed: () => (placed += 1),
    onDisplays: watchDisplays(electron),
    memory: INITIAL.windows,
    remember: (memory) => memories.push(memory),
    showBoth: false,
    ...over,
  })
  const [presenter, audience] = electron.windows
  if (!presenter || !audience) throw new Error('There are not two windows.')
  const paint = async () => {
    presenter.emit('ready-to-show')
    audience.emit('ready-to-show')
    await settle()
  }
  return { electron, time, windows, presenter, audience, paint, memories, placed: () => placed }
}
