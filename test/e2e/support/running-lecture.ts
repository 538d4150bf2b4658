import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Deck } from '../../../core/deck/types.ts'
import { RECORD_FILE } from '../../../core/session/record.ts'
import type { LectureOptions } from '../../../main/app/lecture-options.ts'
import { Lecture } from '../../../main/app/lecture.ts'
import { openPreferences } from '../../../main/app/preferences.ts'
import { createStudyStore } from '../../../main/app/study-store.ts'
import { createAnswers } from '../../../main/app/routes.ts'
import { createFollowAlong } from '../../../main/follow/follow-along.ts'
import { startWebShell } from '../../../main/web/server.ts'
import { PAGES } from '../../support/pages.ts'

export interface RunningLecture {
  presenterUrl: string
  audienceUrl: string
  /** Where followers find it; '' unless it is turned on. */
  followUrl(): string
  /** Lets people follow along, on this machine alone. */
  follow(on: boolean): Promise<void>
  /** Removes the whole folder, as when a disk is pulled out. */
  removeFolder(): Promise<void>
  printUrl: string
  /** As it was compiled last. */
  deck(): Deck
  reviewUrl: string
  /** Goes to a slide by id, at a step (0-based), as if the lecturer did. */
  goto(slide: string, step: number): void
  /** A file of the lecture as it is now, path relative to its folder. */
  read(path: string): Promise<string>
  /** In deck order. */
  slides(): { id: string; lastStep: number }[]
  /** Of the deck; grows when it is compiled anew. */
  revision(): number
  /** Adds a file to the lecture, path relative to its folder. */
  write(path: string, text: string): Promise<void>
  /** Rewrites a file of the lecture, path relative to its folder. */
  edit(path: string, change: (text: string) => string): Promise<void>
  /** The same, but the file is empty for so many milliseconds on the way, as on a slow disk. */
  editSlowly(path: string, milliseconds: number, change: (text: string) => string): Promise<void>
  close(): Promise<void>
}

/** Opens a copy of a lecture folder in the web shell, in this process. */
export async function openLecture(folder: string, options: LectureOptions = {}): Promise<RunningLecture> {
  const copy = await mkdtemp(join(tmpdir(), 'lectern-e2e-'))
  for (const part of ['slides', 'speaker-notes'])
    await cp(join(folder, part), join(copy, part), { recursive: true })
  if (existsSync(join(folder, RECORD_FILE))) await cp(join(folder, RECORD_FILE), join(copy, RECORD_FILE))
  const preferences = openPreferences(undefined)
  const lecture = await Lecture.open(copy, {
    watch: true,
    preferences,
    study: createStudyStore(join(copy, 'data')),
    ...options,
  })
  // What the check of the diagrams finds comes as a new deck: tests start from the last one.
  await lecture.whenIdle()
  const routes = createAnswers({ pagesDir: PAGES, lectureDir: () => lecture.folder })
  const shell = await startWebShell({ lecture, routes })
  const address = '127.0.0.1'
  const following = createFollowAlong({ host: lecture, routes, address, before: null, keep() {} })
  lecture.useFollowing(following)
  return {
    presenterUrl: shell.presenterUrl,
    audienceUrl: shell.audienceUrl,
    followUrl() {
      const state = following.state()
      return state.kind === 'on' ? state.address : ''
    },
    async follow(on) {
      following.turn(on)
      await following.settled()
    },
    removeFolder: () => rm(copy, { recursive: true }),
    printUrl: shell.printUrl,
    deck: () => lecture.deck().deck,
    reviewUrl: shell.reviewUrl,
    goto: (slide, step) => void lecture.dispatch({ type: 'goto', slide, step }),
    read: (path) => readFile(join(copy, path), 'utf8'),
    slides: () => lecture.deck().deck.slides,
    revision: () => lecture.deck().revision,
    write: (path, text) => writeFile(join(copy, path), text),
    edit: (path, change) => editFile(join(copy, path), change),
    editSlowly: (path, milliseconds, change) => editFileSlowly(join(copy, path), milliseconds, change),
    async close() {
      await following.close()
      await shell.close()
      await lecture.close()
      await rm(copy, { recursive: true, force: true })
    },
  }
}

export async function editFile(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, await changed(file, change))
}

export async function editFileSlowly(
  file: string,
  milliseconds: number,
  change: (text: string) => string,
): Promise<void> {
  const after = await changed(file, change)
  await writeFile(file, '')
  await setTimeout(milliseconds)
  await writeFile(file, after)
}

async function changed(file: string, change: (text: string) => string): Promise<string> {
  const before = await readFile(file, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`The change leaves ${file} as it is.`)
  return after
}
