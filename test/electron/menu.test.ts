import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../core/session/commands.ts'
import { acceleratorOf, menuTemplate, type MenuContext } from '../../main/electron/menu.ts'
import type { MenuTemplate } from '../../main/electron/surface.ts'
import { itemsOf } from './menu-items.ts'

function build(platform: NodeJS.Platform, over: Partial<MenuContext> = {}) {
  const done: string[] = []
  const context = { platform, isPackaged: true, lecture: true, recents: [], ...over }
  const template = menuTemplate(context, {
    newLecture: () => done.push('new'),
    openLecture: (kind) => done.push(`open ${kind}`),
    openRecent: (path) => done.push(path),
    forgetRecents: () => done.push('forget'),
    openBundled: () => done.push('bundled'),
    closeLecture: () => done.push('close'),
    review: () => done.push('review'),
    openExport: () => done.push('open export'),
    exportAs(asked) {
      const wish = typeof asked === 'function' ? asked('pag') : asked
      const of = 'slide' in wish ? ` of ${wish.slide ?? 'all'}` : ''
      done.push(wish.type === 'pdf' ? `export ${wish.pdf.kind}` : `export as ${wish.type}${of}`)
    },
    run: (command) => done.push(command.id),
    toggleAudience: () => done.push('audience'),
    restartPages: () => done.push('restart'),
    show: (page) => done.push(`show ${page}`),
  })
  return { template, done, click: (id: string) => clickOn(template, id) }
}

function clickOn(template: MenuTemplate, id: string): void {
  const click = itemsOf(template).find((item) => item.id === id)?.click as (() => void) | undefined
  if (!click) throw new Error(`The menu has no ${id}.`)
  click()
}

describe('EL32 the menu comes from the command table', () => {
  test('every command is there once, under its own words, and does what it says', () => {
    const { template, done, click } = build('linux')
    for (const { id, label } of COMMANDS) {
      expect(itemsOf(template).filter((item) => item.label === label)).toHaveLength(1)
      click(id)
    }
    expect(done).toEqual(COMMANDS.map(({ id }) => id))
  })

  test('files, windows and help', () => {
    const { done, click } = build('win32')
    const ids = ['new', 'open', 'open-archive', 'bundled', 'export', 'review', 'close-lecture', 'preferences']
    for (const id of [...ids, 'audience', 'restart', 'about', 'log', 'forget-recents']) click(id)
    expect(done).toEqual([
      'new',
      'open folder',
      'open archive',
      'bundled',
      'open export',
      'review',
      'close',
      'show preferences',
      'audience',
      'restart',
      'show about',
      'show log',
      'forget',
    ])
  })

  test.each(['linux', 'win32', 'darwin'] as const)('on %s everything is there once', (platform) => {
    const items = itemsOf(build(platform).template)
    for (const id of ['about', 'preferences', 'new', 'open'])
      expect(items.filter((item) => item.id === id)).toHaveLength(1)
    expect(items.filter((item) => item.role === 'quit')).toHaveLength(1)
  })

  test('macOS has the menu of the application first, with about, preferences and quit', () => {
    const [first, ...others] = build('darwin').template
    expect(first?.label).toBe('Lectern')
    const inFirst = itemsOf(first ? [first] : []).map(({ id, role }) => id ?? role)
    for (const name of ['about', 'preferences', 'services', 'hide', 'quit']) expect(inFirst).toContain(name)
    expect(itemsOf(others).some((item) => item.role === 'quit' || item.id === 'about')).toBe(false)
  })

  test('developer tools are not in the shipped menu', () => {
    const has = (packaged: boolean) =>
      itemsOf(build('linux', { isPackaged: packaged }).template).some(
        (item) => item.role === 'toggleDevTools',
      )
    expect(has(true)).toBe(false)
    expect(has(false)).toBe(true)
  })
})

describe('EL33 the menu takes no key away from the pages', () => {
  test.each(['linux', 'win32'] as const)(
    'on %s a key without Ctrl is shown, never registered',
    (platform) => {
      const bare = itemsOf(build(platform).template).filter(
        ({ accelerator }) => accelerator !== undefined && !accelerator.includes('CommandOrControl'),
      )
      expect(bare.length).toBeGreaterThan(10)
      for (const item of bare) expect(item.registerAccelerator).toBe(false)
    },
  )

  test('macOS cannot show one without registering it, so there it shows none', () => {
    const accelerators = itemsOf(build('darwin').template).flatMap(({ accelerator }) => accelerator ?? [])
    expect(accelerators.every((each) => each.startsWith('CommandOrControl+'))).toBe(true)
  })

  test.each([
    ['ArrowRight', 'Right'],
    ['PageDown', 'PageDown'],
    ['Space', 'Space'],
    ['b', 'B'],
    ['F5', 'F5'],
    ['Escape', 'Esc'],
    ['Shift+t', 'Shift+T'],
    ['Shift+ArrowLeft', 'Shift+Left'],
    ['?', null],
    ['.', null],
    ['Shift+?', null],
  ])('%s is written %s', (key, accelerator) => {
    expect(acceleratorOf(key)).toBe(accelerator)
  })
})

describe('EL106 the menu is true at every moment', () => {
  const NEEDS_LECTURE = ['export', 'audience', 'restart', ...COMMANDS.map(({ id }) => id)]

  test.each([true, false])('with a lecture open: %s', (lecture) => {
    const items = itemsOf(build('linux', { lecture }).template)
    for (const id of NEEDS_LECTURE)
      expect([id, items.find((item) => item.id === id)?.enabled]).toEqual([id, lecture])
    expect(items.some((item) => item.id === 'close-lecture')).toBe(lecture)
    expect(items.some((item) => item.role === 'close')).toBe(!lecture)
  })

  test('lectures opened before are listed by title, and open by path', () => {
    const recents = [
      { path: '/talks/pain', title: 'Pain & relief' },
      { path: '/talks/sleep', title: 'Sleep' },
    ]
    const { template, done, click } = build('linux', { recents })
    const items = itemsOf(template).filter(({ id }) => id?.startsWith('recent-'))
    expect(items.map(({ label }) => label)).toEqual(['Pain && relief', 'Sleep'])
    click('recent-1')
    expect(done).toEqual(['/talks/sleep'])
  })

  test('no two items share an accelerator', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const keys = itemsOf(build(platform).template).flatMap(({ accelerator }) => accelerator ?? [])
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})
