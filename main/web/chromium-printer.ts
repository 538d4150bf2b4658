import type { PageReport } from '../../core/rpc/contract.ts'
import { LecternError } from '../app/errors.ts'
import {
  NEXT,
  printingFailed,
  pictureParts,
  printParts,
  type PrintJob,
  type Printer,
} from '../app/export/printer.ts'
import { launchChromium } from './chromium.ts'
import { isReady } from './page-ready.ts'

/** Longest time for laying out one lecture, milliseconds. Only a page that hangs comes near it. */
const PATIENCE = 300_000

/** Starts the browser for one job. */
export type Launch = () => Promise<Browser>

type Browser = Awaited<ReturnType<typeof launchChromium>>
type Page = Awaited<ReturnType<Browser['newPage']>>

export interface PrinterOptions {
  /** `launchChromium` when absent. */
  launch?: Launch
  /** How many pages print at the same time; 1 when absent. */
  atOnce?: number
}

/**
 * Prints pages of the web shell with a Chromium of its own, started for each job and closed whatever
 * happens.
 * @param printUrl the print page's address with whatever lets it in; a job's query is added to it
 */
export function chromiumPrinter(
  printUrl: string,
  { launch = () => launchChromium(), atOnce = 1 }: PrinterOptions = {},
): Printer {
  return {
    atOnce,
    print: (job) =>
      withBrowser(launch, job, (browser) =>
        printParts(async (share) => {
          const path = share === 0 ? job.path : `${job.path}&share=${share}`
          const { page, report, orFail } = await openPage(browser, addressOf(printUrl, path), job)
          return {
            report,
            print: async () => new Uint8Array(await orFail(page.pdf(HOW))),
            next: () => orFail(page.evaluate<PageReport | null>(NEXT)),
          }
        }, job),
      ),
    pictures: (job) =>
      withBrowser(launch, job, async (browser) => {
        const { page, report, orFail } = await openPage(browser, addressOf(printUrl, job.path), job)
        const picture = async () => new Uint8Array(await orFail(page.screenshot({ animations: 'disabled' })))
        const next = () => orFail(page.evaluate<PageReport | null>(NEXT))
        return await pictureParts({ picture, next }, report, job)
      }),
    make: (job) =>
      withBrowser(launch, job, async (browser) => {
        const { page, report, orFail } = await openPage(browser, addressOf(printUrl, job.path), job)
        return { made: await orFail(page.evaluate<unknown>('window.lecternMade')), report }
      }),
  }
}

/** Outline and tags are not there by themselves; without `preferCSSPageSize` the page is Letter. */
const HOW = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }

/** For pictures with the pixels to each CSS pixel. */
type Job = Pick<PrintJob, 'path' | 'pageWidth' | 'pageHeight' | 'signal' | 'onProgress'> & { scale?: number }

/** Lets `use` have a browser of its own. */
async function withBrowser<T>(
  launch: Launch,
  { signal }: Pick<PrintJob, 'signal'>,
  use: (browser: Browser) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  const browser = await launch()
  const close = () => void browser.close().catch(() => undefined)
  signal?.addEventListener('abort', close)
  try {
    signal?.throwIfAborted()
    return await use(browser)
  } catch (error) {
    // A browser that was closed under the page fails in many ways; the reason is the signal's.
    signal?.throwIfAborted()
    if (!browser.isConnected()) throw browserGone(error)
    throw printingFailed(error)
  } finally {
    signal?.removeEventListener('abort', close)
    await browser.close()
  }
}

/** The page's address for one job: its path and query on top of the query that lets the page in. */
export function addressOf(printUrl: string, path: string): string {
  const url = new URL(printUrl)
  const wanted = new URL(path, url)
  url.pathname = wanted.pathname
  for (const [name, value] of wanted.searchParams) url.searchParams.set(name, value)
  return url.href
}

interface OpenedPage {
  page: Page
  /** What it laid out. */
  report: PageReport
  /** What the page does, unless it dies or throws: then it would never be done. */
  orFail<T>(work: Promise<T>): Promise<T>
}

/** Opens a page and awaits that it is ready. */
async function openPage(browser: Browser, address: string, job: Job): Promise<OpenedPage> {
  const page = await browser.newPage({
    viewport: { width: Math.ceil(job.pageWidth), height: Math.ceil(job.pageHeight) },
    ...(job.scale !== undefined && { deviceScaleFactor: job.scale }),
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  page.setDefaultTimeout(PATIENCE)
  const failed = new Promise<never>((_, reject) => {
    page.on('crash', () => {
      reject(new Error('The page crashed.'))
    })
    page.on('pageerror', reject)
  })
  // Nobody may be waiting when it does.
  failed.catch(() => undefined)
  const orFail = <T>(work: Promise<T>) => Promise.race([work, failed])
  const { onProgress } = job
  const ready = async () => {
    if (onProgress)
      await page.exposeFunction('lecternProgress', (done: number, all: number) =>
        onProgress({ stage: 'laying-out', done, all }),
      )
    const answer = await page.goto(address)
    if (answer === null || !answer.ok()) throw new Error(`The print page answered ${answer?.status()}.`)
    await isReady(page)
    return await page.evaluate<PageReport>('window.lecternReady')
  }
  return { page, report: await orFail(ready()), orFail }
}

function browserGone(cause: unknown): LecternError {
  const what = 'The browser that prints ended before it was done.'
  const remedy =
    'Try again; if it happens again, close other programs or name another browser in LECTERN_CHROMIUM.'
  return new LecternError('export-failed', what, remedy, { cause })
}
