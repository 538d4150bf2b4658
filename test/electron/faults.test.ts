import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { LecternError } from '../../main/app/errors.ts'
import { createDialogs, describe as inWords, fileName } from '../../main/electron/dialogs.ts'
import { createEnding } from '../../main/electron/ending.ts'
import { createLectureOpener } from '../../main/electron/lecture-opener.ts'
import { createStand, type OpenLecture } from '../../main/electron/lecture-stand.ts'
import { createLog, keepRunning } from '../../main/electron/log.ts'
import { FakeElectron } from './fake.ts'
import { settle } from './fake-time.ts'
import { FakeWindow } from './fake-window.ts'
import { FakeLecture } from './set-up-shell.ts'

describe('EL49 a mistake of ours is told, and ends nothing', () => {
  function process_() {
    const target = Object.assign(new EventEmitter(), {
      stdout: new EventEmitter(),
      stderr: new EventEmitter(),
    })
    const told: unknown[][] = []
    keepRunning(target, (...args) => told.push(args))
    return { target, told }
  }

  test.each(['uncaughtException', 'unhandledRejection'])('%s', (event) => {
    const { target, told } = process_()
    const error = new Error('broken')
    target.emit(event, error)
    expect(told).toEqual([['Something went wrong inside Lectern.', error]])
  })

  test('a terminal that was closed is no fault', () => {
    const { target, told } = process_()
    target.stderr.emit('error', new Error('EPIPE'))
    target.stdout.emit('error', new Error('EPIPE'))
    expect(told).toEqual([])
  })

  test.each([
    ['without a cause', undefined, 'lectern: It broke.\n'],
    ['with a text', 'no disk', 'lectern: It broke.\nno disk\n'],
    [
      'with an error that has no stack',
      Object.assign(new Error('deep'), { stack: undefined }),
      'lectern: It broke.\ndeep\n',
    ],
  ])('a line of the log %s', (_name, cause, line) => {
    const terminal: string[] = []
    const file: string[] = []
    createLog({ write: (text) => terminal.push(text) }, (text) => file.push(text))('It broke.', cause)
    expect(terminal).toEqual([line])
    expect(file).toEqual([line.slice('lectern: '.length, -1)])
  })
})

describe('EL50 the question whether to end is asked once, and can always be answered', () => {
  function setUp(ask: () => Promise<boolean>) {
    const seen = { ended: 0, asked: 0, logged: [] as string[] }
    const ending = createEnding({
      mustAsk: () => true,
      ask: () => {
        seen.asked += 1
        return ask()
      },
      end: async () => {
        seen.ended += 1
      },
      log: (message) => seen.logged.push(message),
    })
    let stopped = 0
    const intercept = () => ending.intercept({ preventDefault: () => (stopped += 1) })
    return { ending, seen, intercept, stopped: () => stopped }
  }

  test('while it is open nothing ends and nothing is asked again', async () => {
    const { seen, intercept, stopped } = setUp(() => new Promise(() => undefined))
    intercept()
    intercept()
    await settle()
    expect([seen.asked, seen.ended, stopped()]).toEqual([1, 0, 2])
  })

  test('when it cannot be asked, the program can still be left', async () => {
    const { seen, intercept, stopped } = setUp(() => Promise.reject(new Error('no window')))
    intercept()
    await settle()
    expect([seen.ended, seen.logged.length]).toEqual([1, 1])
    intercept()
    expect(stopped()).toBe(1)
  })

  test('ended from outside meanwhile, a late "continue" changes nothing', async () => {
    const answer = Promise.withResolvers<boolean>()
    const { ending, seen, intercept } = setUp(() => answer.promise)
    intercept()
    ending.end()
    answer.resolve(false)
    await settle()
    expect(seen.ended).toBe(1)
    expect(ending.isEnding()).toBe(true)
  })
})

test('EL44 of two lectures asked for, the one asked for last stands, whichever opens first', async () => {
  const opening = new Map<string, PromiseWithResolvers<OpenLecture>>()
  const stand = createStand()
  const open = createLectureOpener({
    stand,
    dialogs: { confirmSwitch: async () => true, tellFailure: async () => undefined },
    openLecture(folder) {
      const opened = Promise.withResolvers<OpenLecture>()
      opening.set(folder, opened)
      return opened.promise
    },
    opened: () => undefined,
    nothingStands: () => undefined,
    opening: () => undefined,
    log: () => undefined,
  })
  const [slow, quick] = [new FakeLecture('/slow'), new FakeLecture('/quick')]
  const both = [open('/slow'), open('/quick')]
  opening.get('/quick')?.resolve(quick)
  await settle()
  opening.get('/slow')?.resolve(slow)
  await Promise.all(both)
  expect(stand.current()).toBe(quick)
  expect([slow.closed, quick.closed]).toEqual([1, 0])
})

describe('EL51 dialogs speak to the lecturer', () => {
  test.each([
    ['Endorphins and natural pain relief', 'Endorphins and natural pain relief'],
    ['Pain: what / why?', 'Pain what why'],
    ['  ..  ', 'lecture'],
    ['a\u0000b\nc', 'a b c'],
    ['β-Endorphin', 'β-Endorphin'],
    ['CON<>|"', 'CON'],
    ['x'.repeat(300), 'x'.repeat(100)],
  ])('a title as a file name: %j', (title, name) => {
    expect(fileName(title)).toBe(name)
  })

  test('an error is told with what would help, never with its stack', () => {
    expect(inWords(new LecternError('not-a-lecture', 'No slides.', 'Add some.'))).toEqual({
      message: 'No slides.',
      remedy: 'Add some.',
    })
    expect(inWords(new Error('boom'))).toEqual({ message: 'boom', remedy: '' })
    expect(inWords('boom')).toEqual({ message: 'boom', remedy: '' })
  })

  test('they stand over the window in front, and by themselves while there is none', async () => {
    const electron = new FakeElectron()
    const window = new FakeWindow({})
    electron.answers.push(0, 0)
    await createDialogs(electron.dialog, () => window).tellFailure('It broke.', new Error('x'))
    await createDialogs(electron.dialog, () => null).tellFailure('It broke.', new Error('x'))
    expect(electron.questions.map(({ parent }) => parent)).toEqual([window, null])
  })
})
