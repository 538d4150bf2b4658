import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { browserCandidates, type BrowserSource } from '../app/browser/candidates.ts'
import { libraryMissing, missingLibraries } from '../app/browser/libraries.ts'
import { probeBrowser } from '../app/browser/probe.ts'
import { unpackChromium } from '../app/browser/unpack.ts'
import { LecternError } from '../app/errors.ts'
import { messageOf } from '../../core/deck/message-of.ts'

/** A browser of this machine that was seen to start, and how to start it. */
export interface FoundChromium {
  executablePath: string
  args: string[]
  source: BrowserSource
  /** For the browser's process alone. */
  env: Record<string, string>
  /** False where Chromium's own sandbox cannot work: as root, and inside most containers. */
  sandbox: boolean
}

/**
 * What every browser of ours is started with: it prints and tests pages of this machine, so it has
 * no business on the network. The resolver rule alone would not do: a proxy resolves names itself.
 */
const CHROMIUM_ARGS: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--no-pings',
  '--no-first-run',
  '--no-default-browser-check',
  // Pages are text and vectors; a podium PC's graphics driver is one more thing that can fail.
  '--disable-gpu',
  // The same glyph positions on every machine, with or without a fontconfig.
  '--font-render-hinting=none',
]

/**
 * Finds a Chromium that starts: the one named by `LECTERN_CHROMIUM`, Playwright's own, an installed
 * Chrome, Chromium or Edge, or the one from npm. One that lacks a library is passed over as long as
 * another one starts.
 * @throws LecternError `browser-missing`, `library-missing`, `browser-failed`
 */
export async function findChromium(): Promise<FoundChromium> {
  const problems: LecternError[] = []
  const candidates = browserCandidates({
    platform: process.platform,
    env: process.env,
    playwright: playwrightPath(),
  })
  for (const { source, path } of candidates) {
    const env = plainEnv()
    const probe = await probeBrowser(path, env)
    if (probe.kind === 'runs') return found(path, source, env)
    if (probe.kind === 'missing-libraries') problems.push(libraryMissing(path, probe.libraries))
    if (probe.kind === 'fails')
      problems.push(new LecternError('browser-failed', `${path} does not start: ${probe.reason}.`, INSTALL))
    if (source === 'LECTERN_CHROMIUM') throw problems[0] ?? namedButAbsent(path)
  }
  return await packedChromium(problems)
}

/**
 * Starts the Chromium that `findChromium` finds, headless unless told otherwise.
 * @throws LecternError `browser-missing`, `library-missing`, `browser-failed`
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return await launchFound(await findChromium(), options)
}

/**
 * Starts one that was found before.
 * @throws LecternError `library-missing`, `browser-failed`
 */
export async function launchFound(browser: FoundChromium, options: LaunchOptions = {}): Promise<Browser> {
  const launch = launchOptions(browser)
  try {
    return await chromium.launch({ ...launch, ...options })
  } catch (error) {
    const message = messageOf(error)
    // Unprivileged user namespaces may be off (Ubuntu 24.04, hardened kernels). Nothing foreign is
    // ever loaded, so the browser may go without its sandbox rather than not at all.
    if (browser.sandbox && /sandbox/i.test(message))
      return await chromium.launch({ ...launch, ...options, chromiumSandbox: false })
    const libraries = missingLibraries(message)
    if (libraries.length > 0) throw libraryMissing(browser.executablePath, libraries, error)
    throw new LecternError(
      'browser-failed',
      `The browser ${browser.executablePath} does not start: ${firstLine(message)}`,
      'Name another one in LECTERN_CHROMIUM.',
      { cause: error },
    )
  }
}

/** The same as options for Playwright's own launching, which the end-to-end tests use. */
export function launchOptions(browser: FoundChromium): LaunchOptions {
  return {
    executablePath: browser.executablePath,
    args: browser.args,
    env: browser.env,
    chromiumSandbox: browser.sandbox,
    headless: true,
    // Ctrl-C must first let the exporter close what it opened.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  }
}

const INSTALL = 'Install Chrome or Chromium, or name one in LECTERN_CHROMIUM.'

async function packedChromium(problems: LecternError[]): Promise<FoundChromium> {
  const entry = packageEntry()
  if (entry === undefined) throw worst(problems)
  const unpacked = await unpackChromium(entry)
  const path = unpacked.executablePath
  const plain = { ...plainEnv(), ...fontEnv(unpacked.fonts) }
  const probe = await probeBrowser(path, plain)
  if (probe.kind === 'runs') return found(path, '@sparticuz/chromium', plain)
  // Only when the machine's own libraries do not do: those in the package are of one certain age.
  const libraryPath = [plain['LD_LIBRARY_PATH'], unpacked.libraries].filter(Boolean).join(':')
  const helped = { ...plain, LD_LIBRARY_PATH: libraryPath }
  const second = await probeBrowser(path, helped)
  if (second.kind === 'runs') return found(path, '@sparticuz/chromium', helped)
  if (second.kind === 'missing-libraries') throw libraryMissing(path, second.libraries)
  throw worst(problems)
}

function found(executablePath: string, source: BrowserSource, env: Record<string, string>): FoundChromium {
  return { executablePath, args: [...CHROMIUM_ARGS], source, env, sandbox: sandboxWorks(source) }
}

/** Chromium refuses its sandbox as root, containers deny it user namespaces, and the npm one has none. */
function sandboxWorks(source: BrowserSource): boolean {
  if (process.platform !== 'linux') return true
  if (source === '@sparticuz/chromium' || process.getuid?.() === 0) return false
  return !existsSync('/.dockerenv') && !existsSync('/run/.containerenv') && !process.env['container']
}

/** Chromium without a fontconfig draws nothing but what pages bring; where there is one, it stays. */
function fontEnv(fonts: string): Record<string, string> {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: fonts }
}

function playwrightPath(): string | undefined {
  try {
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

/** Linux on x64 only: what npm carries is one executable. */
function packageEntry(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  try {
    return createRequire(import.meta.url).resolve('@sparticuz/chromium')
  } catch {
    return undefined
  }
}

/** Without the proxies of the environment: the headless shell takes them even with `--no-proxy-server`. */
function plainEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) =>
      value === undefined || /^(?:https?|all|ftp|no|auto)_proxy$/i.test(key) ? [] : [[key, value]],
    ),
  )
}

/** A missing library can be remedied with one command, so it is the better thing to say. */
function worst(problems: LecternError[]): LecternError {
  return (
    problems.find((problem) => problem.code === 'library-missing') ??
    problems[0] ??
    new LecternError('browser-missing', 'There is no Chrome, Chromium or Edge on this machine.', INSTALL)
  )
}

function namedButAbsent(path: string): LecternError {
  return new LecternError(
    'browser-missing',
    `LECTERN_CHROMIUM names ${path}, but there is no such file.`,
    'Correct the variable or remove it.',
  )
}

const firstLine = (text: string) => text.trim().split('\n')[0] ?? ''
