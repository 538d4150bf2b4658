import { resolve } from 'node:path'
import { bundledLecture } from '../app/bundled.ts'
import { lastFailure, locateElectron, rememberFailure } from '../app/electron-binary.ts'
import { installElectron } from '../app/electron-install.ts'
import { LecternError } from '../app/errors.ts'
import { findLectureOrArchive, isArchive } from '../app/archive/open.ts'
import { HELP, readCommandLine, type CommandLine } from './arguments.ts'
import { hasDisplay, mayOpenBrowser, openInBrowser } from './browser.ts'
import { check } from './check.ts'
import { runElectron } from './electron-shell.ts'
import { EXPORT_HELP } from './export-arguments.ts'
import { exportLecture } from './export.ts'
import { present } from './present.ts'
import { review } from './review.ts'
import { serveLecture } from './serve.ts'
import { serveWithOwn } from './serve-own.ts'
import type { Terminal } from './terminal.ts'
import { messageOf } from '../../core/deck/message-of.ts'

export interface World {
  /** The script that was started, `main/cli.ts` or `out/main/cli.js`; absolute. */
  entry: string
  version: string
  /** Absolute; what relative paths are relative to. */
  directory: string
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  terminal: Terminal
  /** Whether standard output shows colours. */
  colour: boolean
  /** Aborted by Ctrl-C and its like. */
  signal: AbortSignal
}

/**
 * The command line, from arguments to exit code: 0 well, 1 mistakes in the sources, 2 the environment or
 * the arguments, 130 ended before it was done. Never rejects.
 * @param argv without program and script
 */
export async function runCommandLine(argv: readonly string[], world: World): Promise<number> {
  const { terminal, signal, env } = world
  try {
    return await runCommand(readCommandLine(argv), world)
  } catch (error) {
    terminal.progress('')
    if (signal.aborted) {
      terminal.note('lectern: ended before it was done.')
      return 130
    }
    if (error instanceof LecternError) {
      terminal.note(`lectern: ${error.message}${error.remedy === '' ? '' : `\n  ${error.remedy}`}`)
      return 2
    }
    terminal.note(`lectern: a fault inside Lectern: ${messageOf(error)}`)
    if (env['LECTERN_DEBUG']) terminal.note(error instanceof Error ? (error.stack ?? '') : '')
    else terminal.note('  LECTERN_DEBUG=1 shows where; please report it.')
    return 2
  }
}

async function runCommand(line: CommandLine, world: World): Promise<number> {
  const { terminal, directory, colour, signal } = world
  const appRoot = bundledLecture({ kind: 'repository', entry: world.entry })
  switch (line.command) {
    case 'help':
      terminal.print((line.topic === 'export' ? EXPORT_HELP : HELP).trimEnd())
      return 0
    case 'version':
      terminal.print(world.version)
      return 0
    case 'review': {
      const folder = await findLectureOrArchive(resolve(directory, line.folder ?? appRoot))
      const deps = {
        terminal,
        signal,
        display: hasDisplay(world.platform, world.env),
        serve: () => serveLecture({ folder, appRoot, port: line.port, watch: true, place: 'review' }),
        openInBrowser,
      }
      return review({ open: line.open && mayOpenBrowser(world.platform, world.env) }, deps)
    }
    case 'check': {
      const folder = line.folder ?? appRoot
      return check({ folder, format: line.format, colour, directory, version: world.version }, terminal)
    }
    case 'export': {
      const folder = line.folder ?? appRoot
      return exportLecture({ ...line, folder, appRoot, directory, colour, signal }, terminal)
    }
    case 'pack': {
      const { packCommand } = await import('./pack.ts')
      const { env, platform } = world
      return packCommand(
        { ...line, folder: line.folder ?? appRoot, directory, env, platform, signal },
        terminal,
      )
    }
    case 'import': {
      const { importCommand } = await import('./import.ts')
      return importCommand({ ...line, colour, directory, signal }, terminal)
    }
    case 'new': {
      const { newLecture } = await import('./new-lecture.ts')
      return newLecture({ ...line, directory, signal }, terminal)
    }
    case 'present':
      return runPresent(line, appRoot, world)
  }
}

async function runPresent(
  line: CommandLine & { command: 'present' },
  appRoot: string,
  { terminal, signal, platform, env, directory, colour }: World,
): Promise<number> {
  // Before anything is fetched or opened: what is no lecture is said here, in the terminal.
  const asked = resolve(directory, line.folder ?? appRoot)
  const folder = await findLectureOrArchive(asked)
  // An archive is unpacked where nobody looks for it.
  const shownFolder = isArchive(asked) ? null : folder
  return present(
    {
      folder,
      web: line.web,
      open: line.open && mayOpenBrowser(platform, env),
      installElectron: line.installElectron,
      follow: line.follow,
      colour,
    },
    {
      terminal,
      signal,
      appRoot,
      display: hasDisplay(platform, env),
      platform,
      env,
      locateElectron: () => locateElectron(appRoot, env),
      lastFailure: (version) => lastFailure(appRoot, version),
      rememberFailure: (failure) => rememberFailure(appRoot, failure),
      installElectron,
      runElectron,
      serve: () => {
        const place = line.fresh ? 'fresh' : 'resume'
        const { port, follow, followAddress } = line
        return serveWithOwn(
          {
            folder,
            shownFolder,
            directory,
            appRoot,
            port,
            watch: true,
            place,
            follow,
            followAddress,
            signal,
          },
          terminal,
        )
      },
      openInBrowser,
    },
  )
}
