import { describe, expect, test } from 'vitest'
import { developmentOrigin } from '../../main/electron/addresses.ts'
import { isAllowedRequest, secureContents, secureSession } from '../../main/electron/security.ts'
import { prevented } from './fake-event.ts'
import { FakeSession } from './fake-session.ts'
import { FakeContents } from './fake-window.ts'
import { DEVELOPMENT, secured, SHIPPED } from './secured.ts'

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
