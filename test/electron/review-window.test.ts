import { describe, expect, test } from 'vitest'
import { settle } from './fake-time.ts'
import { pageIn, setUpShell } from './set-up-shell.ts'

describe('EL60 the window for learning from the lecture', () => {
  test('opens from the menu on the primary display, and its page is a reviewer whatever it says', async () => {
    const { electron, click } = await setUpShell()
    click('review')
    const review = electron.window('/review')
    expect(review.urls).toEqual(['lectern://app/review'])
    expect(review.visible).toBe(false)
    review.emit('ready-to-show')
    expect(review.visible).toBe(true)
    expect(review.bounds.x).toBeLessThan(1440)
    const { client, views } = pageIn(review)
    await settle()
    expect(views.at(-1)).toEqual({ role: 'reviewer', appearance: 'light' })
    const { slides } = await client.call('slides', { indices: [0] })
    expect(JSON.stringify(slides)).toContain('public')
    expect(JSON.stringify(slides)).not.toContain('SECRET')
    await expect(client.call('dispatch', { action: { type: 'next' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('goes with the lecture, and is restarted when it crashes', async () => {
    const { electron, click, time } = await setUpShell()
    click('review')
    const review = electron.window('/review')
    review.emit('ready-to-show')
    review.webContents.emit('did-finish-load')
    review.webContents.crash('crashed')
    await time.pass(0)
    expect(review.webContents.reloads).toBe(1)
    click('close-lecture')
    await settle()
    expect(review.isDestroyed()).toBe(true)
    expect(electron.window('/home').isDestroyed()).toBe(false)
  })

  test('is there once, and opens anew after it was closed', async () => {
    const { electron, click } = await setUpShell()
    click('review')
    click('review')
    const count = () => electron.windows.filter(({ urls }) => urls.includes('lectern://app/review')).length
    expect(count()).toBe(1)
    electron.window('/review').emit('closed')
    click('review')
    expect(count()).toBe(2)
  })
})
