import { describe, expect, test } from 'vitest'
import { isAllowedPermission, secureContents } from '../../main/electron/security.ts'
import { prevented } from './fake-event.ts'
import { FakeContents } from './fake-window.ts'
import { DEVELOPMENT, secured } from './secured.ts'

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
