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

/** Longest time for laying out one lecture, milliseconds. Only a page that hangs comes near it. */
const PATIENCE = 300_000

/** Starts the browser for one job. */
export type Launch = () => Promise<Browser>

type Browser = Awaited<ReturnType<typeof launchChromium>>
type Page = Awaited<ReturnType<Browser['newPage']>>

/**
 * Prints pages of the web shell with a Chromium of its own, started for each job and closed whatever
 * happens.
 * @param printUrl the print page's address with whatever lets it in; a job's query is added to it
 */
export function chromiumPrinter(printUrl: string, launch: Launch = () => launchChromium()): Printer {
  return {
    print: (job) =>
      withPage(printUrl, launch, job, async (page, report) => {
        const print = async () => {
          // Outline and tags are not there by themselves; without `preferCSSPageSize` the page is Letter.
          const how = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }
          return new Uint8Array(await page.pdf(how))
        }
        return await printParts({ print, next: () => page.evaluate<PageReport | null>(NEXT) }, report, job)
      }),
    pictures: (job) =>
      withPage(printUrl, launch, job, async (page, report) => {
        const picture = async () => new Uint8Array(await page.screenshot({ animations: 'disabled' }))
        return await pictureParts(
          { picture, next: () => page.evaluate<PageReport | null>(NEXT) },
          report,
          job,
        )
      }),
    make: (job) =>
      withPage(printUrl, launch, job, async (page, report) => ({
        made: await page.evaluate<unknown>('window.lecternMade'),
        report,
      })),
  }
}

/** For pictures with the pixels to each CSS pixel. */
type Job = Pick<PrintJob, 'path' | 'pageWidth' | 'pageHeight' | 'signal' | 'onProgress'> & { scale?: number }

/** Opens the job's page in a browser of its own and lets `use` have it once it is ready. */
async function withPage<T>(
  printUrl: string,
  launch: Launch,
  job: Job,
  use: (page: Page, report: PageReport) => Promise<T>,
): Promise<T> {
  job.signal?.throwIfAborted()
  const browser = await launch()
  const close = () => void browser.close().catch(() => undefined)
  job.signal?.addEventListener('abort', close)
  try {
    job.signal?.throwIfAborted()
    return await openPage(browser, addressOf(printUrl, job.path), job, use)
  } catch (error) {
    // A browser that was closed under the page fails in many ways; the reason is the signal's.
    job.signal?.throwIfAborted()
    if (!browser.isConnected()) throw browserGone(error)
    throw printingFailed(error)
  } finally {
    job.signal?.removeEventListener('abort', close)
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

async function openPage<T>(
  browser: Browser,
  address: string,
  job: Job,
  use: (page: Page, report: PageReport) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({
    viewport: { width: Math.ceil(job.pageWidth), height: Math.ceil(job.pageHeight) },
    ...(job.scale !== undefined && { deviceScaleFactor: job.scale }),
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  page.setDefaultTimeout(PATIENCE)
  // A page that dies or throws never becomes ready.
  const failed = new Promise<never>((_, reject) => {
    page.on('crash', () => {
      reject(new Error('The page crashed.'))
    })
    page.on('pageerror', reject)
  })
  const { onProgress } = job
  const work = async () => {
    if (onProgress)
      await page.exposeFunction('lecternProgress', (done: number, all: number) =>
        onProgress({ stage: 'laying-out', done, all }),
      )
    const answer = await page.goto(address)
    if (answer === null || !answer.ok()) throw new Error(`The print page answered ${answer?.status()}.`)
    await page.waitForFunction('window.lecternReady !== undefined')
    const report = await page.evaluate<PageReport>('window.lecternReady')
    return await use(page, report)
  }
  return await Promise.race([work(), failed])
}

function browserGone(cause: unknown): LecternError {
  const what = 'The browser that prints ended before it was done.'
  const remedy =
    'Try again; if it happens again, close other programs or name another browser in LECTERN_CHROMIUM.'
  return new LecternError('export-failed', what, remedy, { cause })
}
