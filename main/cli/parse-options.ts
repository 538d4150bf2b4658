import { parseArgs, type ParseArgsConfig } from 'node:util'
import { didYouMean } from '../../core/deck/nearest.ts'
import { LecternError } from '../app/errors.ts'

export const HELP_FLAG = { help: { type: 'boolean', short: 'h' } } as const

/**
 * Options and what stands without one, in words when they are wrong.
 * @throws LecternError `usage`
 */
export function parse(args: string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true, strict: true })
  } catch (error) {
    // `Unknown option '--foo'. To specify a positional argument ...`
    const [reason = 'The options are wrong'] = error instanceof Error ? error.message.split(/[.\n]/) : []
    const wrong = /'(?:-, )?--([^' ]+)/.exec(reason)?.[1] ?? ''
    const hint = Object.hasOwn(options, wrong) ? undefined : didYouMean(wrong, Object.keys(options), '--')
    throw usage(`${reason}.`, hint ?? 'lectern --help lists the options.', error)
  }
}

/** @throws LecternError `usage` */
export function onlyFolder(positionals: string[]): string | null {
  if (positionals.length > 1)
    throw usage('More than one folder was given.', 'Put a path with spaces in quotation marks.')
  return positionals[0] ?? null
}

/** A mistake on the command line. */
export function usage(message: string, remedy: string, cause?: unknown): LecternError {
  return new LecternError('usage', message, remedy, { cause })
}
