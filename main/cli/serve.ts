import { join } from 'node:path'
import { createExportState, type ExportState } from '../../core/export/exporter.ts'
import type { Following } from '../../core/rpc/contract.ts'
import type { OwnLectures } from '../../core/rpc/host.ts'
import type { ServedLecture } from './present.ts'
import type { Answer, Asked } from '../app/answer.ts'
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
  /** Whether people in the room may follow along from the start. */
  follow?: boolean
  /** The address to listen on for them; the likeliest of this machine when absent. */
  followAddress?: string | undefined
  /** Absent: no lecture can be made from the home page. */
  own?: OwnLectures
}

/**
 * Opens the lecture and serves it to browsers. The web shell and all that a lecture needs are loaded
 * here and not before: `--help` and Electron do without.
 * @throws LecternError when the folder is no lecture, the pages are missing or the port is taken
 */
export async function serveLecture(
  request: ServeRequest,
): Promise<ServedLecture & { lecture: Lecture; printUrl: string }> {
  const [{ openDoorsOf, openToPresent }, { createAnswers }, { startWebShell }, { createFollowAlong }] =
    await Promise.all([
      import('../app/open-lecture.ts'),
      import('../app/routes.ts'),
      import('../web/server.ts'),
      import('../follow/follow-along.ts'),
    ])
  const lecture = await openToPresent(request.folder, request)
  try {
    const pagesDir = join(request.appRoot, 'out', 'renderer')
    const pages = createAnswers({ pagesDir, lectureDir: () => lecture.folder })
    let printUrl = ''
    const exporter = createExportState()
    const exports = exportsWhenAsked(lecture, pagesDir, () => printUrl, exporter)
    const routes = async (asked: Asked) => (await exports(asked)) ?? (await pages(asked))
    const doors = await openDoorsOf(lecture)
    const { port, own } = request
    const shell = await startWebShell({ lecture, routes, exporter, port, own, before: doors.before.web })
    printUrl = shell.printUrl
    await doors.keep('web', shell.doors)
    const following = createFollowAlong({
      host: lecture,
      routes: pages,
      address: request.followAddress,
      before: doors.before.follow ?? null,
      keep: (place) => void doors.keep('follow', place),
    })
    lecture.useFollowing(following)
    if (request.follow === true) following.turn(true)
    const { meta } = lecture.deck().deck
    return {
      lecture,
      title: meta.title,
      errors: lecture.whenIdle().then(() => {
        const { diagnostics } = lecture.deck().deck
        return diagnostics.filter(({ severity }) => severity === 'error').length
      }),
      homeUrl: shell.homeUrl,
      presenterUrl: shell.presenterUrl,
      audienceUrl: shell.audienceUrl,
      reviewUrl: shell.reviewUrl,
      printUrl: shell.printUrl,
      followed: following.settled().then((): Following => following.state()),
      async close() {
        await following.close()
        await shell.close()
        await lecture.close()
        await doors.forget()
      },
    }
  } catch (error) {
    await lecture.close()
    throw error
  }
}

/** What makes exports is loaded with the first one: it is large, and the first page would wait for it. */
function exportsWhenAsked(
  lecture: Lecture,
  pagesDir: string,
  printUrl: () => string,
  state: ExportState,
): (asked: Asked) => Promise<Answer | null> {
  let route: Promise<(asked: Asked) => Promise<Answer | null>> | undefined
  return async (asked) => {
    if (new URL(asked.url).pathname !== '/export') return null
    route ??= Promise.all([import('../app/export/route.ts'), import('../web/chromium-printer.ts')]).then(
      ([{ createExportRoute }, { chromiumPrinter }]) =>
        createExportRoute({ lecture, pagesDir, state, printer: () => chromiumPrinter(printUrl()) }),
    )
    return (await route)(asked)
  }
}
