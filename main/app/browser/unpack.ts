import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { lstat, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { LecternError } from '../errors.ts'

/** A Chromium taken out of its npm package. */
export interface UnpackedChromium {
  executablePath: string
  /** System libraries that came with it, for machines that have none. */
  libraries: string
  /** Folder of a `fonts.conf` and one text font, for machines without fontconfig. */
  fonts: string
}

const ARCHIVES = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']

/**
 * Unpacks `@sparticuz/chromium` (200 MB, about 3 s) into a folder of this user, this version and
 * nobody else, or finds it there. The package by itself takes whatever lies at `$TMPDIR/chromium`,
 * of any version and from anybody, and leaves its system libraries packed outside of AWS; hence its
 * `inflate` runs in a process with a TMPDIR of its own. Two processes may do this at once: each
 * fills a folder of its own, and the first to finish gives it the name.
 * @param entry path of the package's entry file, `…/@sparticuz/chromium/build/index.js`
 * @throws LecternError `browser-failed`
 */
export async function unpackChromium(entry: string): Promise<UnpackedChromium> {
  const root = dirname(dirname(entry))
  try {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    const home = join(tmpdir(), `lectern-chromium-${version}-${userInfo().uid}`)
    if (!(await isOurs(home))) await fill(home, entry)
    return {
      executablePath: join(home, 'chromium'),
      libraries: join(home, 'al2023', 'lib'),
      fonts: join(home, 'fonts'),
    }
  } catch (cause) {
    if (cause instanceof LecternError) throw cause
    throw new LecternError(
      'browser-failed',
      `The browser from @sparticuz/chromium cannot be unpacked into ${tmpdir()}: ${reasonOf(cause)}.`,
      'Free 250 MB there, point TMPDIR elsewhere, or install Chrome or Chromium.',
      { cause },
    )
  }
}

/** In a folder that everybody may write to, a name is no proof: the folder must be this user's alone. */
async function isOurs(home: string): Promise<boolean> {
  const info = await lstat(home).catch(() => undefined)
  if (info === undefined) return false
  if (info.isDirectory() && info.uid === userInfo().uid && (info.mode & 0o022) === 0) return true
  throw new LecternError(
    'browser-failed',
    `${home} belongs to somebody else, so no browser is started from there.`,
    'Remove it, or point TMPDIR to a folder of your own.',
  )
}

async function fill(home: string, entry: string): Promise<void> {
  const staging = await mkdtemp(`${home}-`)
  try {
    await inflateInto(staging, entry)
    await writeFile(join(staging, 'fonts', 'fonts.conf'), fontsConf(join(home, 'fonts')))
    await rename(staging, home)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    // Another process was faster; its folder is as good.
    if (!existsSync(home) || !(await isOurs(home))) throw error
  }
}

async function inflateInto(folder: string, entry: string): Promise<void> {
  const archives = ARCHIVES.map((name) => join(dirname(dirname(entry)), 'bin', name))
  const script = `
    import { inflate } from ${JSON.stringify(pathToFileURL(entry).href)}
    await Promise.all(${JSON.stringify(archives)}.map((archive) => inflate(archive)))`
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: folder },
  })
}

function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`
}

const reasonOf = (error: unknown) =>
  error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error)
