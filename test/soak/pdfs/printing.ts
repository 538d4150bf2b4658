import { LecternError } from '../../../main/app/errors.ts'
import { createAnswers } from '../../../main/app/routes.ts'
import { findChromium, launchFound, type FoundChromium } from '../../../main/web/chromium.ts'
import type { Launch } from '../../../main/web/chromium-printer.ts'
import { PAGES } from '../../support/pages.ts'

/** What PDFs are made with, found once for a whole run. */
export interface Printing {
  /** Null when no PDFs are made. */
  browser: FoundChromium | null
  /** What a run goes without, in words; null for nothing. */
  leftOut: string | null
}

/** Never rejects because something is not there. */
export async function findPrinting(): Promise<Printing> {
  try {
    createAnswers({ pagesDir: PAGES, lectureDir: () => '' })
    const browser = await findChromium()
    const isLinux = process.platform === 'linux'
    return {
      browser,
      leftOut: isLinux ? null : 'PDFs whose browser is killed: only Linux tells which processes are its own.',
    }
  } catch (error) {
    if (!(error instanceof LecternError)) throw error
    return { browser: null, leftOut: `All PDFs: ${error.message} ${error.remedy}`.trim() }
  }
}

/** Starts the browser as the program does, with a place of its own for temporary files. */
export function launchIn(browser: FoundChromium, temporary: string): Launch {
  const env = { ...browser.env, ...temporaryIn(temporary) }
  return () => launchFound(browser, { env })
}

/** What systems call the folder for temporary files. */
const temporaryIn = (folder: string) => ({ TMPDIR: folder, TMP: folder, TEMP: folder })

/** From now on temporary files go there; returns the way back. */
export function useTemporary(folder: string): () => void {
  const changed = temporaryIn(folder)
  const before = Object.keys(changed).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, changed)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = value
    }
  }
}
