import { parseArgs, type ParseArgsConfig } from 'node:util'
import { didYouMean } from '../../core/deck/nearest.ts'
import { importFormats, type ImportFormat } from '../../core/import/types.ts'
import { LecternError } from '../app/errors.ts'
import { machineFormats, type MachineFormat } from '../app/machine-report.ts'

/** What was asked for. A folder is null for the lecture that comes with Lectern. */
export type CommandLine =
  | { command: 'help' }
  | { command: 'version' }
  | {
      command: 'present'
      folder: string | null
      /** In the browser, even where Electron is installed. */
      web: boolean
      /** 0 for a free one. */
      port: number
      /** Whether to open a browser. */
      open: boolean
      /** At the first slide, even when the lecture was cut off. */
      fresh: boolean
      /** Try to fetch Electron even if that failed before. */
      installElectron: boolean
    }
  | { command: 'check'; folder: string | null; format: 'text' | MachineFormat }
  | { command: 'export'; folder: string | null; out: string }
  | {
      command: 'import'
      /** The deck's file. */
      file: string
      /** The folder to write. */
      folder: string
      /** Undefined to find it out. */
      from: ImportFormat | undefined
      strict: boolean
      format: 'text' | 'json'
    }

export const HELP = `Lectern: give, export and check lectures written in Markdown.

  lectern present [FOLDER]          give the lecture
      --web                         in the browser, even where Electron is installed
      --port N                      on this port (only with the browser; a free one otherwise)
      --no-open                     print the addresses and open nothing
      --fresh                       from the first slide, even if the lecture was cut off
      --install-electron            try again to fetch Electron
  lectern check [FOLDER]            report mistakes in the sources; exit code 1 if there are errors
      --format text|json|github|sarif
  lectern export [FOLDER] OUT.pdf   write the slides as a PDF
  lectern import FILE FOLDER        make a lecture of a reveal.js, Marp, Slidev or Quarto deck in Markdown
      --from reveal|marp|slidev|quarto
      --strict                      exit code 1 when something could not be carried over
      --format text|json
      for example: lectern import talk/slides.md my-lecture
  lectern --help | --version

Without FOLDER it is the lecture that comes with Lectern. Ctrl-C ends a lecture.
`

const COMMANDS = ['present', 'check', 'export', 'import', 'help', 'version']
const HELP_FLAG = { help: { type: 'boolean', short: 'h' } } as const

/**
 * @param argv without program and script
 * @throws LecternError `usage`
 */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const [name, ...rest] = argv
  switch (name) {
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return { command: 'help' }
    case 'version':
    case '--version':
    case '-v':
      return { command: 'version' }
    case 'present':
      return readPresent(rest)
    case 'check':
      return readCheck(rest)
    case 'export':
      return readExport(rest)
    case 'import':
      return readImport(rest)
    default:
      throw usage(
        name.startsWith('-') ? `Unknown option ${name}.` : `There is no command ${name}.`,
        didYouMean(name, COMMANDS, 'lectern ') ?? 'lectern --help lists the commands.',
      )
  }
}

function readPresent(args: string[]): CommandLine {
  const { values, positionals } = parse(args, {
    ...HELP_FLAG,
    web: { type: 'boolean', default: false },
    port: { type: 'string' },
    open: { type: 'boolean', default: true },
    fresh: { type: 'boolean', default: false },
    'install-electron': { type: 'boolean', default: false },
  })
  if (values['help'] === true) return { command: 'help' }
  const port = readPort(values['port'])
  return {
    command: 'present',
    folder: onlyFolder(positionals),
    // A port can only mean the browser.
    web: values['web'] === true || port !== 0,
    port,
    open: values['open'] === true,
    fresh: values['fresh'] === true,
    installElectron: values['install-electron'] === true,
  }
}

function readCheck(args: string[]): CommandLine {
  const { values, positionals } = parse(args, { ...HELP_FLAG, format: { type: 'string', default: 'text' } })
  if (values['help'] === true) return { command: 'help' }
  const formats = ['text', ...machineFormats] as const
  const format = formats.find((name) => name === values['format'])
  if (format === undefined) {
    const given = String(values['format'])
    const hint = didYouMean(given, formats, '--format ') ?? `Use one of ${formats.join(', ')}.`
    throw usage(`--format ${given} is not known.`, hint)
  }
  return { command: 'check', folder: onlyFolder(positionals), format }
}

function readExport(args: string[]): CommandLine {
  const { values, positionals } = parse(args, HELP_FLAG)
  if (values['help'] === true) return { command: 'help' }
  const out = positionals.at(-1)
  const isPdf = (name: string) => /\.pdf$/i.test(name)
  if (out !== undefined && !isPdf(out) && positionals.some(isPdf))
    throw usage('The name of the PDF comes last.', 'For example: lectern export my-lecture slides.pdf')
  if (out === undefined || !isPdf(out))
    throw usage('The name of the PDF is missing.', 'For example: lectern export my-lecture slides.pdf')
  return { command: 'export', folder: onlyFolder(positionals.slice(0, -1)), out }
}

function readImport(args: string[]): CommandLine {
  const { values, positionals } = parse(args, {
    ...HELP_FLAG,
    from: { type: 'string' },
    strict: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
  })
  if (values['help'] === true) return { command: 'help' }
  const [file, folder, ...others] = positionals
  if (file === undefined || folder === undefined || others.length > 0)
    throw usage(
      'Import takes the deck’s file and the folder to write.',
      'For example: lectern import talk/slides.md my-lecture',
    )
  const from = importFormats.find((name) => name === values['from'])
  if (values['from'] !== undefined && from === undefined) {
    const known = `Use one of ${importFormats.join(', ')}.`
    throw usage(`--from ${String(values['from'])} is not known.`, known)
  }
  const format = values['format']
  if (format !== 'text' && format !== 'json')
    throw usage(`--format ${String(format)} is not known.`, 'Use --format text or --format json.')
  return { command: 'import', file, folder, from, strict: values['strict'] === true, format }
}

function parse(args: string[], options: NonNullable<ParseArgsConfig['options']>) {
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

function readPort(value: unknown): number {
  if (value === undefined) return 0
  const port = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (port >= 0 && port <= 65_535) return port
  throw usage(`--port ${String(value)} is no port.`, 'Give a number from 1024 to 65535.')
}

function onlyFolder(positionals: string[]): string | null {
  if (positionals.length > 1)
    throw usage('More than one folder was given.', 'Put a path with spaces in quotation marks.')
  return positionals[0] ?? null
}

function usage(message: string, remedy: string, cause?: unknown): LecternError {
  return new LecternError('usage', message, remedy, { cause })
}
