import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { NewLectureAnswer, NewLectureWish } from '../../core/rpc/contract.ts'
import type { OwnLectures } from '../../core/rpc/host.ts'
import { LecternError } from '../app/errors.ts'
import { addressLines, type ServedLecture } from './present.ts'
import { serveLecture, type ServeRequest } from './serve.ts'
import type { Terminal } from './terminal.ts'

export interface ServeOwnRequest extends Omit<ServeRequest, 'own'> {
  /** The folder of the lecture as people know it; null when it came out of an archive. */
  shownFolder: string | null
  /** Where the command was typed, absolute. */
  directory: string
  /** Aborted when the lecture ends: what is being written then is not. */
  signal: AbortSignal
}

/**
 * Serves a lecture from whose home page new ones can be made. Each of these gets a server of its own, and all end
 * together.
 * @throws LecternError as `serveLecture`
 */
export async function serveWithOwn(request: ServeOwnRequest, terminal: Terminal): Promise<ServedLecture> {
  const { shownFolder, directory, signal, ...first } = request
  const { appRoot } = request
  // Nobody wants their lecture in the program's own folder: beside it then.
  const newIn = resolve(directory) === resolve(appRoot) ? dirname(resolve(appRoot)) : resolve(directory)
  const more: ServedLecture[] = []
  let busy = false

  const serveNew = async ({ title, folder }: NewLectureWish): Promise<NewLectureAnswer> => {
    const { createLecture } = await import('../app/new-lecture.ts')
    const made = await createLecture(resolve(newIn, fromHome(folder)), { title, signal })
    const next = { appRoot, folder: made.folder, port: 0, watch: true, place: 'resume' } as const
    const served = await serveLecture({ ...next, own: ownOf(made.folder) })
    if (signal.aborted) await served.close()
    else more.push(served)
    terminal.print(['', `  ${served.title}, in ${made.folder}`, '', ...addressLines(served), ''].join('\n'))
    return { address: served.homeUrl }
  }
  const ownOf = (folder: string | null): OwnLectures => ({
    folder,
    newIn,
    async make(wish) {
      if (busy) return { problem: 'Another lecture is being made at this moment.' }
      busy = true
      try {
        return await serveNew(wish)
      } catch (error) {
        return { problem: inWords(error) }
      } finally {
        busy = false
      }
    },
  })

  const served = await serveLecture({ ...first, own: ownOf(shownFolder) })
  return {
    ...served,
    async close() {
      await Promise.all([served, ...more].map((one) => one.close()))
    },
  }
}

/** `~/talks` is the home folder's, also where no shell has read it. */
function fromHome(folder: string): string {
  return /^~[\\/]/.test(folder) ? join(homedir(), folder.slice(2)) : folder
}

function inWords(error: unknown): string {
  return error instanceof LecternError
    ? `${error.message} ${error.remedy}`.trim()
    : 'The lecture could not be made.'
}
