import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  Display,
  Input,
  Menu,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NativeImage,
  NativeTheme,
  OpenDialogOptions,
  PowerSaveBlocker,
  Protocol,
  RenderProcessGoneDetails,
  SaveDialogOptions,
  Session,
  Shell,
  WebContents,
  WebFrameMain,
} from 'electron'

/**
 * The part of Electron this shell uses, member by member. Everything but `index.ts` is written
 * against these types, so that tests can pass a fake; handing over the real module in `index.ts` is
 * what makes the compiler compare them with Electron's own.
 */

type Listen<Events> = {
  [E in keyof Events]: (event: E, listener: (...args: Extract<Events[E], unknown[]>) => void) => unknown
}[keyof Events]

/** One overload per event, as Electron declares `on`. */
type On<Events> = (
  Listen<Events> extends infer F ? (F extends unknown ? (f: F) => void : never) : never
) extends (f: infer Overloads) => void
  ? Overloads
  : never

export interface Preventable {
  preventDefault(): void
}
export interface Navigation extends Preventable {
  readonly url: string
  readonly isMainFrame: boolean
}

export type FrameLike = Pick<WebFrameMain, 'origin'> & { readonly parent: object | null }

/** `senderFrame` may turn null once the listener has returned: read it at once. */
export interface IpcEventLike {
  readonly senderFrame: FrameLike | null
}

export interface ContentsEvents {
  'render-process-gone': [event: unknown, details: RenderProcessGoneDetails]
  unresponsive: []
  responsive: []
  'did-fail-load': [event: unknown, code: number, description: string, url: string, isMainFrame: boolean]
  'did-finish-load': []
  'preload-error': [event: unknown, path: string, error: Error]
  destroyed: []
  'will-navigate': [details: Navigation]
  'will-frame-navigate': [details: Navigation]
  'will-redirect': [details: Navigation]
  'will-attach-webview': [event: Preventable]
  'select-bluetooth-device': [event: Preventable, devices: unknown, choose: (id: string) => void]
  'will-prevent-unload': [event: Preventable]
  'before-input-event': [event: Preventable, input: Input]
}

export type ContentsLike = Pick<
  WebContents,
  | 'id'
  | 'isDestroyed'
  | 'send'
  | 'reload'
  | 'forcefullyCrashRenderer'
  | 'setWindowOpenHandler'
  | 'setWebRTCIPHandlingPolicy'
  | 'executeJavaScript'
  | 'printToPDF'
  | 'sendInputEvent'
> & {
  /** Of all that is seen. */
  capturePage(): Promise<Pick<NativeImage, 'isEmpty' | 'toPNG'>>
  on: On<ContentsEvents>
  readonly ipc: { on(channel: string, listener: (event: IpcEventLike, message: unknown) => void): unknown }
}

interface WindowEvents {
  close: [event: Preventable]
  closed: []
  'ready-to-show': []
  /** Windows alone. */
  'query-session-end': [event: Preventable]
  'session-end': []
  'enter-full-screen': []
  'leave-full-screen': []
  move: []
  resize: []
}

/** What a dialog needs of its parent; Electron takes any `BaseWindow` there. */
export type AnyWindow = Pick<
  BrowserWindow,
  | 'close'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'restore'
  | 'isMinimized'
  | 'isMaximized'
  | 'unmaximize'
  | 'isVisible'
  | 'isDestroyed'
  | 'destroy'
  | 'isFullScreen'
  | 'setFullScreen'
  | 'getBounds'
  | 'setBounds'
  | 'setMenuBarVisibility'
>

export type WindowLike = AnyWindow &
  Pick<BrowserWindow, 'loadURL'> & {
    on: On<WindowEvents>
    readonly webContents: ContentsLike
  }

export type SessionLike = Pick<
  Session,
  'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler' | 'setSpellCheckerEnabled'
> & {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      callback: (granted: boolean) => void,
      details: { requestingUrl: string },
    ) => void,
  ): void
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, requestingOrigin: string) => boolean,
  ): void
  readonly protocol: Pick<Protocol, 'handle' | 'isProtocolHandled'>
  readonly webRequest: {
    onBeforeRequest(
      filter: { urls: string[] },
      listener: (
        details: { url: string; resourceType: string },
        callback: (response: { cancel?: boolean }) => void,
      ) => void,
    ): void
  }
  on: On<SessionEvents>
}

interface SessionEvents {
  'will-download': [event: Preventable, item: { getURL(): string }]
  'select-hid-device': [event: Preventable, details: unknown, choose: (id?: string | null) => void]
  'select-usb-device': [event: Preventable, details: unknown, choose: (id?: string) => void]
  'select-serial-port': [event: Preventable, ports: unknown, contents: unknown, choose: (id: string) => void]
}

interface AppEvents {
  'second-instance': [event: unknown, argv: string[], workingDirectory: string, additionalData: unknown]
  'open-file': [event: Preventable, path: string]
  'web-contents-created': [event: unknown, contents: ContentsLike]
  'session-created': [session: SessionLike]
  'window-all-closed': []
  'before-quit': [event: Preventable]
  'child-process-gone': [event: unknown, details: { type: string; reason: string }]
  activate: []
}

export type AppLike = Pick<
  App,
  | 'addRecentDocument'
  | 'clearRecentDocuments'
  | 'configureHostResolver'
  | 'enableSandbox'
  | 'isPackaged'
  | 'quit'
  | 'requestSingleInstanceLock'
> & {
  on: On<AppEvents>
  readonly commandLine: Pick<App['commandLine'], 'appendSwitch'>
}

export type DisplayLike = Pick<Display, 'id' | 'bounds' | 'workArea' | 'scaleFactor' | 'internal'>

export interface ScreenLike {
  getAllDisplays(): DisplayLike[]
  getPrimaryDisplay(): DisplayLike
  on: On<{ 'display-added': []; 'display-removed': []; 'display-metrics-changed': [] }>
}

export interface DialogLike {
  showMessageBox(parent: AnyWindow, options: MessageBoxOptions): Promise<{ response: number }>
  showMessageBox(options: MessageBoxOptions): Promise<{ response: number }>
  showOpenDialog(
    parent: AnyWindow,
    options: OpenDialogOptions,
  ): Promise<{ canceled: boolean; filePaths: string[] }>
  showOpenDialog(options: OpenDialogOptions): Promise<{ canceled: boolean; filePaths: string[] }>
  showSaveDialog(
    parent: AnyWindow,
    options: SaveDialogOptions,
  ): Promise<{ canceled: boolean; filePath: string }>
  showSaveDialog(options: SaveDialogOptions): Promise<{ canceled: boolean; filePath: string }>
  showErrorBox: Dialog['showErrorBox']
}

export type MenuTemplate = MenuItemConstructorOptions[]

/** `MenuType` is Electron's `Menu` or whatever stands for it in a test. */
export interface ElectronLike<MenuType = Menu> {
  readonly app: AppLike
  readonly BrowserWindow: {
    new (options: BrowserWindowConstructorOptions): WindowLike
    /** Null while another program has the focus. */
    getFocusedWindow(): WindowLike | null
  }
  readonly dialog: DialogLike
  readonly Menu: {
    buildFromTemplate(template: MenuTemplate): MenuType
    setApplicationMenu(menu: MenuType | null): void
  }
  readonly nativeTheme: Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'> & { on: On<{ updated: [] }> }
  readonly powerMonitor: {
    /** `shutdown` has an event, as its description says, but its type leaves it out. */
    on: On<{ resume: []; suspend: []; 'unlock-screen': []; shutdown: [event?: Preventable] }>
  }
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>
  readonly screen: ScreenLike
  readonly session: {
    readonly defaultSession: SessionLike
    fromPartition(partition: string, options?: { cache: boolean }): SessionLike
  }
  readonly shell: Pick<Shell, 'openExternal' | 'showItemInFolder'>
}
