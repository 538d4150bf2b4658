import { describe, expect, test } from 'vitest'
import type { Exporting } from '../../core/export/exporter.ts'
import { LecternError } from '../../main/app/errors.ts'
import type { ExportAs } from '../../main/electron/exporter.ts'
import { settle } from './fake-time.ts'
import { pageIn, setUpShell } from './set-up-shell.ts'

/** A shell whose presenter page hears of exports, and one export that waits until it is let go on. */
async function setUp(run?: ExportAs) {
  const jobs: Parameters<ExportAs>[0][] = []
  const end = Promise.withResolvers<void>()
  const waits: ExportAs = async (job) => {
    jobs.push(job)
    await Promise.race([
      end.promise,
      new Promise<never>((_, reject) => {
        job.signal.addEventListener('abort', () => reject(job.signal.reason))
      }),
    ])
    return { path: job.out, count: 3, unit: 'slide', notes: ['Not carried over: films (a).'] }
  }
  const shell = await setUpShell({ over: { exportAs: run ?? waits } })
  const { client } = pageIn(shell.presenter)
  const heard: Exporting[] = []
  client.onExporting((exporting) => heard.push(exporting))
  await settle()
  return { ...shell, client, heard, jobs, end }
}

const WISH = { type: 'pptx' } as const

describe('EL350 the dialog of the presenter page exports through the system’s own dialog', () => {
  test('it hears where it is asked, how far it is and what came of it; the file’s folder stays unsaid', async () => {
    const { electron, client, heard, jobs, end } = await setUp()
    electron.chosenFiles.push('/home/me/Pain.pptx')
    await client.call('export', { wish: WISH })
    await settle()
    jobs[0]?.onProgress({ stage: 'laying-out', done: 2, all: 3 })
    end.resolve()
    await settle()
    expect(jobs).toMatchObject([{ wish: WISH, folder: '/bundled', out: '/home/me/Pain.pptx' }])
    expect(heard).toEqual([
      { kind: 'asking' },
      { kind: 'busy', progress: { stage: 'laying-out', done: 0, all: 3 } },
      { kind: 'busy', progress: { stage: 'laying-out', done: 2, all: 3 } },
      { kind: 'done', file: 'Pain.pptx', count: 3, unit: 'slide', notes: ['Not carried over: films (a).'] },
    ])
    expect(JSON.stringify(heard)).not.toContain('/home/me')
    // The page tells it: no message box lies over the notes.
    expect(electron.questions).toEqual([])
    await client.call('show-export', {})
    expect(electron.shownInFolder).toEqual(['/home/me/Pain.pptx'])
  })

  test('whoever changes their mind about where is back where they were', async () => {
    const { electron, client, heard, jobs } = await setUp()
    electron.chosenFiles.push(null)
    await client.call('export', { wish: WISH })
    await settle()
    expect(heard).toEqual([{ kind: 'asking' }, { kind: 'idle' }])
    expect(jobs).toEqual([])
  })

  test('before anything was written there is nothing to show', async () => {
    const { electron, client } = await setUp()
    await client.call('show-export', {})
    expect(electron.shownInFolder).toEqual([])
  })

  test('while one runs another one does nothing, from the menu neither', async () => {
    const { electron, client, jobs, end, click } = await setUp()
    electron.chosenFiles.push('/home/me/one.pptx', '/home/me/two.pptx', '/home/me/three.pdf')
    await client.call('export', { wish: WISH })
    await client.call('export', { wish: WISH })
    await settle()
    click('export-slides')
    await settle()
    end.resolve()
    await settle()
    expect(jobs.map(({ out }) => out)).toEqual(['/home/me/one.pptx'])
    click('export-slides')
    await settle()
    expect(jobs.map(({ out }) => out)).toEqual(['/home/me/one.pptx', '/home/me/two.pptx'])
  })
})

describe('EL351 an export that is called off', () => {
  test('ends at once, is not told as a failure, and leaves the way free for the next', async () => {
    const { electron, client, heard, jobs, logged } = await setUp()
    electron.chosenFiles.push('/home/me/one.pptx', '/home/me/two.pptx')
    await client.call('export', { wish: WISH })
    await settle()
    await client.call('cancel-export', {})
    await settle()
    expect(jobs[0]?.signal.aborted).toBe(true)
    expect(heard.at(-1)).toEqual({ kind: 'idle' })
    expect(logged).toEqual([])
    expect(electron.questions).toEqual([])
    await client.call('export', { wish: WISH })
    await settle()
    expect(jobs).toHaveLength(2)
  })

  test('goes with the lecture that is closed', async () => {
    const { electron, client, jobs, click } = await setUp()
    electron.chosenFiles.push('/home/me/one.pptx')
    await client.call('export', { wish: WISH })
    await settle()
    click('close-lecture')
    await settle()
    expect(jobs[0]?.signal.aborted).toBe(true)
  })
})

describe('EL352 an export that fails', () => {
  test('is told in words with its remedy, and written to the log', async () => {
    const { electron, client, heard, logged } = await setUp(() =>
      Promise.reject(new LecternError('target-unwritable', 'The disk is full.', 'Make room.')),
    )
    electron.chosenFiles.push('/full/Pain.pptx')
    await client.call('export', { wish: WISH })
    await settle()
    expect(heard.at(-1)).toEqual({ kind: 'failed', why: 'The disk is full. Make room.' })
    expect(logged).toEqual(['The lecture could not be exported.'])
    expect(electron.questions).toEqual([])
  })
})

describe('EL373 pictures, drawings and the lecture as it was given', () => {
  test('one picture is asked for as a file, named by its slide', async () => {
    const { electron, client, jobs } = await setUp()
    electron.chosenFiles.push('/home/me/one.png')
    const wish = { type: 'png', slide: 'slide-1', dark: true, ink: false } as const
    await client.call('export', { wish })
    await settle()
    expect(jobs).toMatchObject([{ wish, out: '/home/me/one.png' }])
    expect(electron.saveDialogs).toMatchObject([
      { defaultPath: 'Pain (slide-1).png', filters: [{ extensions: ['png'] }] },
    ])
  })

  test.each([
    [{ type: 'png', slide: null, dark: false, ink: false }, 'Pain (pictures)'],
    [{ type: 'svg', slide: null }, 'Pain (diagrams)'],
    [{ type: 'pack' }, 'Pain (as given)'],
  ] as const)('several files are asked for as a folder: %j', async (wish, name) => {
    const { electron, client, jobs } = await setUp()
    electron.chosenFiles.push('/home/me/pictures')
    await client.call('export', { wish })
    await settle()
    expect(jobs).toMatchObject([{ wish, out: '/home/me/pictures' }])
    const [dialog] = electron.saveDialogs
    expect(dialog).toMatchObject({ defaultPath: name, nameFieldLabel: 'Name of the folder:' })
    expect(dialog).not.toHaveProperty('filters')
  })

  test('the menu means the slide that is shown when it is chosen', async () => {
    const { electron, lecture, jobs, end, click } = await setUp()
    lecture().host.dispatch({ type: 'goto', slide: 'slide-2' })
    electron.chosenFiles.push('/home/me/one.png', '/home/me/one.svg')
    click('export-picture')
    await settle()
    end.resolve()
    await settle()
    click('export-diagram')
    await settle()
    expect(jobs.map(({ wish }) => wish)).toEqual([
      { type: 'png', slide: 'slide-2', dark: false, ink: false },
      { type: 'svg', slide: 'slide-2' },
    ])
  })
})

test('EL354 the menu opens the dialog in the presenter window, by the key that opens it there', async () => {
  const { presenter, click } = await setUpShell()
  click('export')
  expect(presenter.webContents.inputs).toEqual([
    { type: 'keyDown', keyCode: 'x', modifiers: ['shift'] },
    { type: 'keyUp', keyCode: 'x', modifiers: ['shift'] },
  ])
  expect(presenter.acts.at(-1)).toBe('show')
})

describe('EL381 the lecture is held as it was while it is exported', () => {
  test('and let go when the file is there', async () => {
    const { electron, client, lecture, end } = await setUp()
    electron.chosenFiles.push('/home/me/Pain.pptx')
    await client.call('export', { wish: WISH })
    await settle()
    expect(lecture().host.holds).toBe(1)
    end.resolve()
    await settle()
    expect(lecture().host.holds).toBe(0)
  })

  test('and when it is called off', async () => {
    const { electron, client, lecture } = await setUp()
    electron.chosenFiles.push('/home/me/Pain.pptx')
    await client.call('export', { wish: WISH })
    await settle()
    await client.call('cancel-export', {})
    await settle()
    expect(lecture().host.holds).toBe(0)
  })
})
