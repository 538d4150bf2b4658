import { join } from 'node:path'
import type { ServedLecture } from './present.ts'
import type { Lecture } from '../app/lecture.ts'
import type { PresentingOptions } from '../app/open-lecture.ts'

export interface ServeRequest {
  /** Of the lecture. */
  folder: string
  /** The folder of the program, which has the built pages. */
  appRoot: string
  /** 0 for a free one. */
  port: number
  /** Whether the deck follows changes of its files. */
  watch: boolean
  place: PresentingOptions['place']
}

/**
 * Opens the lecture and serves it to browsers. The web shell and all that a lecture needs are loaded
 * here and not before: `--help` and Electron do without.
 * @throws LecternError when the folder is no lecture, the pages are missing or the port is taken
 */
export async function serveLecture(
  request: ServeRequest,
): Promise<ServedLecture & { lecture: Lecture; printUrl: string }> {
  const [{ openToPresent }, { createRoutes }, { startWebShell }] = await Promise.all([
    import('../app/open-lecture.ts'),
    import('../app/routes.ts'),
    import('../web/server.ts'),
  ])
  const lecture = await openToPresent(request.folder, request)
  try {
    const pagesDir = join(request.appRoot, 'out', 'renderer')
    const routes = createRoutes({ pagesDir, lectureDir: () => lecture.folder })
    const shell = await startWebShell({ lecture, routes, port: request.port })
    const { meta } = lecture.deck().deck
    return {
      lecture,
      title: meta.title,
      errors: lecture.whenIdle().then(() => {
        const { diagnostics } = lecture.deck().deck
        return diagnostics.filter(({ severity }) => severity === 'error').length
      }),
      presenterUrl: shell.presenterUrl,
      audienceUrl: shell.audienceUrl,
      printUrl: shell.printUrl,
      async close() {
        await shell.close()
        await lecture.close()
      },
    }
  } catch (error) {
    await lecture.close()
    throw error
  }
}
