import { relative, resolve } from 'node:path'
import { packLecture } from '../app/pack.ts'
import { stateFolder } from '../app/user-folders.ts'
import type { Terminal } from './terminal.ts'

export interface PackCommand {
  /** Of the lecture. */
  folder: string
  /** The folder to write, as it was given. */
  out: string
  /** What relative paths are relative to, absolute. */
  directory: string
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  /** Aborting leaves nothing behind. */
  signal: AbortSignal
}

/**
 * Writes what was shown in the last lecture as a folder for those who were there.
 * @returns the exit code
 * @throws LecternError when the lecture was not given yet or the pack cannot be written
 */
export async function packCommand(command: PackCommand, terminal: Terminal): Promise<number> {
  const { directory, env, platform, signal } = command
  const folder = resolve(directory, command.folder)
  const out = resolve(directory, command.out)
  const state = stateFolder(env, platform)
  const { record, leftOut } = await packLecture({ folder, out, state, signal })
  for (const file of leftOut)
    terminal.note(`${file} is left out: Lectern could not take what is private out of it with certainty.`)
  const slides = record.slides.length === 1 ? '1 slide was' : `${record.slides.length} slides were`
  const minutes = Math.round(record.slides.reduce((sum, { spent }) => sum + spent, 0) / 60_000)
  const strokes = record.slides.reduce((sum, { ink }) => sum + ink.length, 0)
  const drawn = strokes === 0 ? '' : `, ${strokes === 1 ? '1 line' : `${strokes} lines`} drawn`
  const shown = relative(directory, out) || '.'
  terminal.print(
    `${shown.startsWith('..') ? out : shown}: ${slides} shown in ${minutes === 1 ? '1 minute' : `${minutes} minutes`}${drawn}`,
  )
  return 0
}
