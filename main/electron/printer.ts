import type { PageReport } from '../../core/rpc/contract.ts'
import type { Port } from '../../core/rpc/port.ts'
import { readParams } from '../../core/rpc/schema.ts'
import {
  NEXT,
  printingFailed,
  pictureParts,
  printParts,
  type PrintJob,
  type Printer,
} from '../app/export/printer.ts'
import { acceptPorts } from './ipc-port.ts'
import type { Later } from './placer.ts'
import type { ElectronLike, WindowLike } from './surface.ts'
import { windowOptions, type WindowEnvironment } from './window-options.ts'

/** Longest time for laying out one lecture, milliseconds. Only a page that hangs comes near it. */
const PATIENCE_MS = 300_000

/** CSS pixels to the inch. */
const INCH = 96

export interface PrinterDeps {
  env: WindowEnvironment
  /** Origin of the pages, e.g. `lectern://app`. */
  origin: string
  later: Later
  /**
   * Takes the connection of a page that prints, with or without the public speaker notes.
   * @param onLaidOut called with slides that are laid out, of all
   */
  accept(port: Port, notes: boolean, onLaidOut: (done: number, all: number) => void): void
}

/** Prints in a hidden window of its own for each job, so that neither display shows or waits for it. */
export function createPrinter(electron: Pick<ElectronLike, 'BrowserWindow'>, deps: PrinterDeps): Printer {
  return {
    print: (job) =>
      withWindow(electron, deps, job, async (window, report) => {
        const page = { report, print: () => printToPdf(window, job), next: () => nextPart(window) }
        return await printParts(async () => page, job)
      }),
    pictures: (job) =>
      withWindow(electron, deps, job, async (window, report, renew) => {
        const next = () => {
          renew()
          return nextPart(window)
        }
        return await pictureParts({ picture: () => picture(window), next }, report, job)
      }),
    make: (job) =>
      withWindow(electron, deps, job, async (window, report) => {
        const made: unknown = await window.webContents.executeJavaScript('window.lecternMade')
        return { made, report }
      }),
  }
}

type Job = Pick<PrintJob, 'path' | 'notes' | 'pageWidth' | 'pageHeight' | 'signal' | 'onProgress'> & {
  /** For pictures: pixels to the CSS pixel. */
  scale?: number
}

/** A window that pictures are taken of paints although nobody sees it, and as finely whatever display there is. */
function printerOptions({ pageWidth, pageHeight, scale }: Job, env: WindowEnvironment) {
  const bounds = { x: 0, y: 0, width: Math.ceil(pageWidth), height: Math.ceil(pageHeight) }
  const options = windowOptions('printer', bounds, env)
  if (scale === undefined) return options
  return {
    ...options,
    webPreferences: { ...options.webPreferences, offscreen: { deviceScaleFactor: scale } },
  }
}

async function withWindow<T>(
  electron: Pick<ElectronLike, 'BrowserWindow'>,
  deps: PrinterDeps,
  job: Job,
  use: (window: WindowLike, report: PageReport, renew: () => void) => Promise<T>,
): Promise<T> {
  job.signal?.throwIfAborted()
  const window = new electron.BrowserWindow(printerOptions(job, deps.env))
  const failure = watchForFailure(window, job, deps.later)
  const work = async () => use(window, await openPage(window, job, deps.origin), failure.renew)
  const laidOut = (done: number, all: number) => job.onProgress?.({ stage: 'laying-out', done, all })
  try {
    acceptPorts(window.webContents, deps.origin, (port) => deps.accept(port, job.notes, laidOut))
    return await Promise.race([work(), failure.promise])
  } catch (error) {
    job.signal?.throwIfAborted()
    throw printingFailed(error)
  } finally {
    failure.stop()
    if (!window.isDestroyed()) window.destroy()
  }
}

/** Loads the page and waits until it says what it laid out. */
async function openPage(window: WindowLike, job: Job, origin: string): Promise<PageReport> {
  await window.loadURL(origin + job.path)
  // Evaluated in the page's own world, where the promise is; Electron awaits it.
  return checkedReport(await window.webContents.executeJavaScript('window.lecternReady'))
}

function checkedReport(report: unknown): PageReport {
  const checked = readParams('report', { report })
  if (!checked.ok) throw new Error(`the page's report cannot be read (${checked.reason}).`)
  return checked.params.report
}

async function printToPdf(window: WindowLike, job: PrintJob): Promise<Uint8Array> {
  const pdf = await window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    // The page's own `@page` counts; these only keep a mistake there from printing Letter with margins.
    pageSize: { width: job.pageWidth / INCH, height: job.pageHeight / INCH },
    margins: { top: 0, right: 0, bottom: 0, left: 0 },
  })
  return new Uint8Array(pdf)
}

async function nextPart(window: WindowLike): Promise<PageReport | null> {
  const more: unknown = await window.webContents.executeJavaScript(NEXT)
  return more === null ? null : checkedReport(more)
}

/** The second frame from now shows what was laid out before. */
const PAINTED =
  'new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted(null))))'

async function picture(window: WindowLike): Promise<Uint8Array> {
  await window.webContents.executeJavaScript(PAINTED)
  const image = await window.webContents.capturePage()
  if (image.isEmpty()) throw new Error('the window shows nothing.')
  return new Uint8Array(image.toPNG())
}

/** Everything that keeps a page from ever being ready, as one rejection. */
function watchForFailure(window: WindowLike, job: Job, later: Later) {
  const failed = Promise.withResolvers<never>()
  // Nobody may be waiting for it any more.
  failed.promise.catch(() => undefined)
  const contents = window.webContents
  contents.on('render-process-gone', (_event, { reason }) =>
    failed.reject(new Error(`the page's process is gone (${reason}).`)),
  )
  contents.on('destroyed', () => failed.reject(new Error('the window was closed.')))
  contents.on('preload-error', (_event, _path, error) => failed.reject(error))
  const abort = () => failed.reject(job.signal?.reason)
  job.signal?.addEventListener('abort', abort)
  const wait = () => later(() => failed.reject(new Error('the page never became ready.')), PATIENCE_MS)
  let callOff = wait()
  return {
    promise: failed.promise,
    /** What comes next has its own time. */
    renew() {
      callOff()
      callOff = wait()
    },
    stop() {
      callOff()
      job.signal?.removeEventListener('abort', abort)
    },
  }
}
