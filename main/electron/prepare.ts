import { createOpenQueue, lectureFromArguments, lectureFromHandover, type Handover } from './launch.ts'
import { registerScheme } from './protocol.ts'
import { secureContents, secureSession, type RequestPolicy } from './security.ts'
import type { ElectronLike } from './surface.ts'

export interface PrepareOptions {
  argv: readonly string[]
  /** The working directory. */
  directory: string
  policy: RequestPolicy
}

/** What was set up before Electron was ready, and what the shell connects to once it is. */
export interface Prepared {
  queue: ReturnType<typeof createOpenQueue>
  /** Opens a link outside after asking; until there is a window to ask over, links are dropped. */
  onExternal(open: (url: string) => void): void
  /** Called when the program is started again or its icon is clicked. */
  onActivate(focus: () => void): void
  /** Ends the program without asking anybody. */
  end(): void
  /** What `end` does once there is more to end than the program. */
  onEnd(end: () => void): void
  /** Writes at once what must outlive the program. */
  flush(): void
  onFlush(flush: () => void): void
}

/** Every host is unknown to the network stack; a proxy, which would resolve names itself, is not used. */
function offlineSwitches(policy: RequestPolicy): [name: string, value?: string][] {
  const exclude = policy.developmentOrigin === null ? '' : ' , EXCLUDE localhost'
  return [
    ['host-resolver-rules', `MAP * ~NOTFOUND${exclude}`],
    ['no-proxy-server'],
    ['disable-background-networking'],
    ['disable-component-update'],
    ['disable-domain-reliability'],
    ['no-pings'],
  ]
}

/**
 * All that must happen before Electron is ready, in one synchronous go. Returns null when the program
 * already runs: that one has been told what to open, and this one is on its way out.
 */
export function prepare(
  electron: Pick<ElectronLike, 'app' | 'protocol'>,
  options: PrepareOptions,
): Prepared | null {
  const { app } = electron
  app.enableSandbox()
  registerScheme(electron)
  for (const [name, value] of offlineSwitches(options.policy)) app.commandLine.appendSwitch(name, value)

  const queue = createOpenQueue()
  let openExternal: (url: string) => void = () => undefined
  let focus: () => void = () => undefined
  let end = () => app.quit()
  let flush: () => void = () => undefined
  app.on('session-created', (session) => secureSession(session, options.policy))
  app.on('web-contents-created', (_event, contents) => {
    secureContents(contents, (url) => openExternal(url))
  })

  const lecture = lectureFromArguments(options.argv, app.isPackaged, options.directory)
  const handover: Handover = { lecture }
  if (!app.requestSingleInstanceLock(handover)) {
    app.quit()
    return null
  }
  if (lecture !== null) queue.open(lecture)
  // macOS may tell before the program is ready what was dropped on its icon.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    queue.open(path)
  })
  app.on('second-instance', (_event, argv, directory, data) => {
    focus()
    // The handed-over folder is exact; the words of the command line may have been reordered.
    const handed = lectureFromHandover(data)
    const folder = handed === undefined ? lectureFromArguments(argv, app.isPackaged, directory) : handed
    if (folder !== null) queue.open(folder)
  })
  app.on('activate', () => focus())

  return {
    queue,
    onExternal(open) {
      openExternal = open
    },
    onActivate(next) {
      focus = next
    },
    end: () => end(),
    onEnd(next) {
      end = next
    },
    flush: () => flush(),
    onFlush(next) {
      flush = next
    },
  }
}
