import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../core/session/commands.ts'
import { acceleratorOf, menuTemplate } from '../../main/electron/menu.ts'
import type { MenuTemplate } from '../../main/electron/surface.ts'
import { itemsOf } from './menu-items.ts'

function build(platform: NodeJS.Platform, isPackaged = true) {
  const done: string[] = []
  const template = menuTemplate(
    { platform, isPackaged },
    {
      openLecture: () => done.push('open'),
      review: () => done.push('review'),
      exportAs: (wish) =>
        done.push(wish.type === 'pdf' ? `export ${wish.pdf.kind}` : `export as ${wish.type}`),
      run: (command) => done.push(command.id),
      toggleAudience: () => done.push('audience'),
      swapDisplays: () => done.push('swap'),
    },
  )
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

  test('files and windows', () => {
    const { done, click } = build('win32')
    for (const id of ['open', 'review', 'export', 'audience', 'swap']) click(id)
    expect(done).toEqual(['open', 'review', 'export slides', 'audience', 'swap'])
  })

  test('macOS gets the menu of the application and no second Quit', () => {
    const mac = build('darwin').template
    expect(mac[0]).toEqual({ role: 'appMenu' })
    expect(itemsOf(mac).some((item) => item.role === 'quit')).toBe(false)
    expect(itemsOf(build('linux').template).some((item) => item.role === 'quit')).toBe(true)
  })

  test('developer tools are not in the shipped menu', () => {
    const has = (packaged: boolean) =>
      itemsOf(build('linux', packaged).template).some((item) => item.role === 'toggleDevTools')
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
