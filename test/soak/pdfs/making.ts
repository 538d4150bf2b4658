import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { createExportState, type ExportStage } from '../../../core/export/exporter.ts'
import { pdfQuery, type PdfOptions } from '../../../core/export/pdf-options.ts'
import type { Answer, Asked } from '../../../main/app/answer.ts'
import { LecternError } from '../../../main/app/errors.ts'
import { exportPdf } from '../../../main/app/export/pdf.ts'
import { createExportRoute } from '../../../main/app/export/route.ts'
import type { Lecture } from '../../../main/app/lecture.ts'
import { createAnswers } from '../../../main/app/routes.ts'
import { chromiumPrinter, type Launch } from '../../../main/web/chromium-printer.ts'
import { startWebShell, type WebShell } from '../../../main/web/server.ts'
import { PAGES } from '../../support/pages.ts'
import type { PdfEnd } from './faults.ts'
import type { Stage } from './plan.ts'

/** What it takes to make a PDF of a lecture that is being given. */
export interface Making {
  lecture: Lecture
  options: PdfOptions
  pagesAtOnce: number
  /** Where it is written to; only for `writeToFile`. */
  out: string
  launch: Launch
  /** Cancels it. */
  signal: AbortSignal
  /** Called at each stage, and with null when anything else happens. */
  heard: (stage: Stage | null) => void
}

export interface Made {
  end: PdfEnd
  /** Null for nothing. */
  bytes: Uint8Array | null
}

/** In place of the file that is there, as the windows' export does. */
export async function writeToFile(making: Making): Promise<Made> {
  const { lecture, options, pagesAtOnce, out, launch, signal, heard } = making
  const shell = await serveTo(making, async () => null)
  const end = await endOf(signal, async () => {
    await lecture.whenIdle()
    const { deck, release } = lecture.holdForPrint()
    const printer = chromiumPrinter(shell.printUrl, { launch })
    const job = { deck, options, printer, out, signal, pagesAtOnce, onProgress: listen(heard) }
    await exportPdf(job).finally(release)
  })
  await shell.close()
  return { end, bytes: end.kind === 'done' ? await readFile(out) : null }
}

/** Over the lecture's own address, as a link in the presenter view does. */
export async function fetchAsBrowser(making: Making): Promise<Made> {
  const { lecture, options, launch, signal, heard } = making
  const state = createExportState()
  const listening = listen(heard)
  state.subscribe(() => {
    const now = state.state()
    if (now.kind === 'busy') listening(now.progress)
  })
  /** The server's side of it, which ends later where it is cancelled. */
  let answered: Promise<unknown> = Promise.resolve()
  const shell: WebShell = await serveTo(making, (asked) => {
    const answer = route(asked)
    answered = answer
    return answer
  })
  const route = createExportRoute({
    lecture,
    pagesDir: PAGES,
    state,
    printer: () => chromiumPrinter(shell.printUrl, { launch }),
  })
  let bytes: Uint8Array | null = null
  const end = await endOf(signal, async () => {
    const { port, host } = shell.doors
    const request = get(`${shell.origin}/export?type=pdf&${pdfQuery(options)}`, {
      agent: false,
      headers: { cookie: `lectern-host-${port}=${host}` },
      signal,
    })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    const body = await buffer(response)
    if (response.statusCode !== 200) throw new LecternError('export-failed', body.toString(), '')
    bytes = body
  })
  await answered.catch(() => undefined)
  await shell.close()
  return { end, bytes }
}

async function serveTo(
  { lecture, heard }: Making,
  exported: (asked: Asked) => Promise<Answer | null>,
): Promise<WebShell> {
  const pages = createAnswers({ pagesDir: PAGES, lectureDir: () => lecture.folder })
  const routes = async (asked: Asked) => {
    const { pathname } = new URL(asked.url)
    heard(pathname === '/print' ? 'asked' : null)
    return (pathname === '/export' ? await exported(asked) : null) ?? (await pages(asked))
  }
  return await startWebShell({ lecture, routes })
}

async function endOf(signal: AbortSignal, work: () => Promise<void>): Promise<PdfEnd> {
  try {
    await work()
    return { kind: 'done' }
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' }
    if (error instanceof LecternError) return { kind: 'said', words: error.message }
    return {
      kind: 'unexpected',
      words: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}

function listen(heard: Making['heard']): (progress: ExportStage) => void {
  return (progress) => {
    if (progress.stage === 'laying-out') heard(progress.done > 0 ? 'laid out' : null)
    else heard(progress.stage === 'writing' ? null : progress.stage)
  }
}
