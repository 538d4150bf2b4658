import { describe, expect, test } from 'vitest'
import { developmentOrigin } from '../../main/electron/addresses.ts'
import { createExternalOpener, externalAddress } from '../../main/electron/external.ts'
import {
  isAllowedPermission,
  isAllowedRequest,
  secureContents,
  secureSession,
} from '../../main/electron/security.ts'
import { prevented } from './fake-event.ts'
import { FakeSession } from './fake-session.ts'
import { settle } from './fake-time.ts'
import { FakeContents } from './fake-window.ts'

const SHIPPED = { developmentOrigin: null, developerTools: false }
const DEVELOPMENT = { developmentOrigin: 'http://localhost:5173', developerTools: true }

function secured(): FakeSession {
  const session = new FakeSession()
  secureSession(session, SHIPPED)
  return session
}

describe('EL10 a session grants no permission but full screen', () => {
  const PAGE = 'lectern://app/presenter'
  /** What the handlers say, on request and on check. */
  function granted(permission: string, asking: string): unknown[] {
    const session = secured()
    const answers: unknown[] = []
    session.permissionRequest?.({}, permission, (yes) => answers.push(yes), { requestingUrl: asking })
    return [...answers, session.permissionCheck?.({}, permission, asking)]
  }
  const NEVER = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'clipboard-sanitized-write',
    'openExternal',
    'midi',
    'midiSysex',
    'display-capture',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'idle-detection',
    'keyboardLock',
    'pointerLock',
    'storage-access',
    'top-level-storage-access',
    'window-management',
    'speaker-selection',
    'mediaKeySystem',
    'unknown',
  ]
  test.each(NEVER)('%s is refused on request and on check', (permission) => {
    expect(granted(permission, PAGE)).toEqual([false, false])
  })

  test('full screen is granted to our own pages, and to nobody else', () => {
    expect(granted('fullscreen', PAGE)).toEqual([true, true])
    for (const asking of [
      'lectern://deck/slides/a.svg',
      'https://example.org/',
      'http://localhost:5173/',
      '',
    ])
      expect(granted('fullscreen', asking)).toEqual([false, false])
    expect(isAllowedPermission('fullscreen', 'http://localhost:5173/', DEVELOPMENT)).toBe(true)
  })

  test.each([
    ['select-hid-device', [{}], []],
    ['select-usb-device', [{}], []],
    ['select-serial-port', [[], {}], ['']],
  ])('%s chooses nothing', (event, before, chosen) => {
    const session = secured()
    const answers: unknown[][] = []
    const choose = (...answer: unknown[]) => answers.push(answer)
    expect(prevented((each) => session.emit(event, each, ...before, choose))).toBe(true)
    expect(answers).toEqual([chosen])
  })

  test('select-bluetooth-device chooses nothing', () => {
    const contents = new FakeContents()
    secureContents(contents, () => undefined)
    const answers: unknown[] = []
    const choose = (id: string) => answers.push(id)
    expect(prevented((each) => contents.emit('select-bluetooth-device', each, [], choose))).toBe(true)
    expect(answers).toEqual([''])
  })

  test('no device, no capture of the screen', () => {
    const session = secured()
    expect(session.device?.({} as never)).toBe(false)
    const streams: unknown[] = []
    session.displayMedia?.({} as never, (granted) => streams.push(granted))
    expect(streams).toEqual([null])
  })

  test('no dictionary is fetched and nothing is downloaded', () => {
    const session = secured()
    expect(session.spellChecker).toBe(false)
    const downloads = (url: string) =>
      !prevented((event) => session.emit('will-download', event, { getURL: () => url }))
    expect(downloads('https://example.org/a.zip')).toBe(false)
    expect(downloads('blob:https://example.org/1')).toBe(false)
    expect(downloads('lectern://deck/slides/a.svg')).toBe(false)
    expect(downloads('blob:lectern://app/1')).toBe(true)
  })
})

describe('EL11 nothing leaves the machine: every request is cancelled but those to our own hosts', () => {
  const ROWS: [url: string, resourceType: string, allowed: boolean][] = [
    ['lectern://app/presenter', 'mainFrame', true],
    ['lectern://app/assets/a.js', 'script', true],
    ['lectern://deck/slides/media/a.png', 'image', true],
    ['lectern://deck/slides/media/a.mp4', 'media', true],
    ['data:image/png;base64,AAAA', 'image', true],
    ['data:text/html,<script>1</script>', 'mainFrame', false],
    ['data:text/html,<script>1</script>', 'subFrame', false],
    ['lectern://other/x', 'image', false],
    ['lectern://app:80/x', 'script', false],
    ['lectern://user@app/x', 'script', false],
    ['lectern://app.evil/x', 'script', false],
    ['https://example.org/', 'mainFrame', false],
    ['http://127.0.0.1:8080/', 'xhr', false],
    ['http://localhost:5173/', 'script', false],
    ['ws://localhost:5173/', 'webSocket', false],
    ['wss://example.org/', 'webSocket', false],
    ['file:///etc/passwd', 'image', false],
    ['chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html', 'subFrame', false],
    ['devtools://devtools/bundled/devtools_app.html', 'mainFrame', false],
    ['blob:lectern://app/1', 'image', false],
    ['not a url', 'other', false],
  ]
  test.each(ROWS)('%s as %s: %s', (url, resourceType, allowed) => {
    expect(secured().lets(url, resourceType)).toBe(allowed)
  })

  test('a session nobody secured lets everything out, so that this test can fail', () => {
    expect(new FakeSession().lets('https://example.org/')).toBe(true)
  })

  test('securing twice keeps one listener', () => {
    const session = secured()
    secureSession(session, SHIPPED)
    expect(session.listenerCount('will-download')).toBe(1)
  })
})

describe('EL12 a file of the lecture never becomes a document', () => {
  test.each(['mainFrame', 'subFrame', 'object'])('as %s it is refused', (resourceType) => {
    expect(secured().lets('lectern://deck/slides/media/a.svg', resourceType)).toBe(false)
  })
})

describe('EL13 the development server counts only in an unpackaged program, and only itself', () => {
  test('its origin is taken from the address', () => {
    expect(developmentOrigin(false, 'http://localhost:5173/x')).toBe('http://localhost:5173')
  })

  test.each([
    [true, 'http://localhost:5173/'],
    [false, 'https://localhost:5173/'],
    [false, 'http://localhost.evil.org/'],
    [false, 'http://192.168.0.5:5173/'],
    [false, 'nonsense'],
    [false, undefined],
  ])('packaged %s, address %s: none', (isPackaged, address) => {
    expect(developmentOrigin(isPackaged, address)).toBe(null)
  })

  const ROWS: [url: string, allowed: boolean][] = [
    ['http://localhost:5173/presenter/index.html', true],
    ['ws://localhost:5173/', true],
    ['devtools://devtools/bundled/devtools_app.html', true],
    ['http://localhost:5174/', false],
    ['http://localhost/', false],
    ['http://user@localhost:5173/', false],
    ['https://example.org/', false],
  ]
  test.each(ROWS)('%s: %s', (url, allowed) => {
    expect(isAllowedRequest({ url, resourceType: 'script' }, DEVELOPMENT)).toBe(allowed)
  })
})

describe('EL14 a page stays the document it was given', () => {
  function page() {
    const contents = new FakeContents()
    const asked: string[] = []
    secureContents(contents, (url) => asked.push(url))
    return { contents, asked }
  }

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'] as const)(
    '%s is prevented',
    (event) => {
      const { contents } = page()
      for (const url of ['https://example.org/', 'lectern://deck/slides/a.svg', 'lectern://app/audience'])
        expect(contents.navigates(event, url)).toBe(false)
    },
  )

  test('EL353 a frame may show the preview of a print, and nothing else goes anywhere', () => {
    const { contents, asked } = page()
    const preview = 'lectern://app/print?kind=slides&preview=1.2&page=2'
    const frame = (url: string) => contents.navigates('will-frame-navigate', url, false)
    expect(frame(preview)).toBe(true)
    expect(asked).toEqual([])
    for (const url of [
      'lectern://app/print?kind=slides',
      'lectern://app/presenter?preview=1',
      'lectern://deck/print?preview=1',
      'lectern://app:1/print?preview=1',
      'https://example.org/print?preview=1',
      'about:srcdoc',
      'data:text/html,x',
    ])
      expect([url, frame(url)]).toEqual([url, false])
    // The window itself stays where it is.
    expect(contents.navigates('will-frame-navigate', preview, true)).toBe(false)
    expect(contents.navigates('will-navigate', preview, true)).toBe(false)
    expect(contents.navigates('will-redirect', preview, false)).toBe(false)
  })

  test('no webview, and no page that refuses to be closed', () => {
    const { contents } = page()
    expect(prevented((event) => contents.emit('will-attach-webview', event))).toBe(true)
    expect(prevented((event) => contents.emit('will-prevent-unload', event))).toBe(true)
  })

  test('no window is opened; where the link leads is asked about', () => {
    const { contents, asked } = page()
    expect(contents.windowOpen?.({ url: 'https://doi.org/10.1000/1' } as never)).toEqual({ action: 'deny' })
    expect(asked).toEqual(['https://doi.org/10.1000/1'])
  })

  test('WebRTC reaches nobody', () => {
    expect(page().contents.webRtcPolicy).toBe('disable_non_proxied_udp')
  })
})

describe('EL15 links leave only as https or mailto, in canonical form, and after asking', () => {
  const ROWS: [text: string, address: string | null][] = [
    ['https://doi.org/10.1016/0006-8993(84)90001-1', 'https://doi.org/10.1016/0006-8993(84)90001-1'],
    ['HTTPS://Example.ORG/a b', 'https://example.org/a%20b'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['http://example.org/', null],
    ['https://user:secret@example.org/', null],
    ['https://bank.org@evil.org/', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['smb://host/share', null],
    ['ms-msdt:/id', null],
    ['lectern://app/presenter', null],
    ['//example.org', null],
    [`https://example.org/${'a'.repeat(3000)}`, null],
    ['', null],
  ]
  test.each(ROWS)('%s', (text, address) => {
    expect(externalAddress(text)).toBe(address)
  })

  function opener(answer: () => Promise<boolean>) {
    const asked: string[] = []
    const opened: string[] = []
    const logged: string[] = []
    const open = createExternalOpener({
      ask: (address) => {
        asked.push(address)
        return answer()
      },
      open: async (address) => {
        opened.push(address)
      },
      log: (message) => logged.push(message),
    })
    return { open, asked, opened, logged }
  }

  test('agreed to, it is opened; refused, it is not', async () => {
    const yes = opener(async () => true)
    await yes.open('https://example.org')
    expect(yes.opened).toEqual(['https://example.org/'])
    const no = opener(async () => false)
    await no.open('https://example.org')
    expect(no.asked).toEqual(['https://example.org/'])
    expect(no.opened).toEqual([])
  })

  test('what may not be opened is not even asked about', async () => {
    const { open, asked } = opener(async () => true)
    await open('file:///etc/passwd')
    expect(asked).toEqual([])
  })

  test('one question at a time, and the next link asks again', async () => {
    const answer = Promise.withResolvers<boolean>()
    const { open, asked } = opener(() => answer.promise)
    const first = open('https://one.example')
    await open('https://two.example')
    expect(asked).toEqual(['https://one.example/'])
    answer.resolve(false)
    await first
    void open('https://three.example')
    await settle()
    expect(asked).toEqual(['https://one.example/', 'https://three.example/'])
  })

  test('a dialog that fails is logged and does not block the next one', async () => {
    const { open, asked, logged } = opener(() => Promise.reject(new Error('no window')))
    await open('https://one.example')
    await open('https://two.example')
    expect(asked).toHaveLength(2)
    expect(logged).toHaveLength(2)
  })
})
