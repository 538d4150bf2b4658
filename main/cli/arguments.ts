import { didYouMean } from '../../core/deck/nearest.ts'
import { importFormats, type ImportFormat } from '../../core/import/types.ts'
import { machineFormats, type MachineFormat } from '../app/machine-report.ts'
import { readExport, type ExportLine } from './export-arguments.ts'
import { HELP_FLAG, onlyFolder, parse, usage } from './parse-options.ts'

/** What was asked for. A folder is null for the lecture that comes with Lectern. */
export type CommandLine =
  | { command: 'help'; topic?: 'export' }
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
      /** Let people in the room follow along from the start. */
      follow: boolean
      /** The address to listen on for them; undefined for the likeliest. */
      followAddress: string | undefined
      /** Try to fetch Electron even if that failed before. */
      installElectron: boolean
    }
  | { command: 'review'; folder: string | null; port: number; open: boolean }
  | { command: 'check'; folder: string | null; format: 'text' | MachineFormat }
  | ExportLine
  | { command: 'pack'; folder: string | null; out: string }
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
  | {
      command: 'new'
      /** The folder to write. */
      folder: string
      /** Undefined to make one of the folder's name. */
      title: string | undefined
    }

export const HELP = `Lectern: give, export and check lectures written in Markdown.

  lectern present [FOLDER]          give the lecture
      --web                         in the browser, even where Electron is installed
      --port N                      on this port (only with the browser; a free one otherwise)
      --no-open                     print the addresses and open nothing
      --follow                      let people in the room follow along on their phones
      --follow-address A            over this address of this computer (the likeliest otherwise)
      --fresh                       from the first slide, even if the lecture was cut off
      --install-electron            try again to fetch Electron
  lectern review [FOLDER]           read the lecture and learn from it, in the browser
      --port N                      on this port
      --no-open                     print the address and open nothing
  lectern check [FOLDER]            report mistakes in the sources; exit code 1 if there are errors
      --format text|json|github|sarif
  lectern export [FOLDER] OUT       write it as PDF, web page, archive or slides to edit
      lectern export --help         lists kinds, options and examples
  lectern pack [FOLDER] OUT         write what was shown in the last lecture as a folder for students
  lectern import FILE FOLDER        make a lecture of a reveal.js, Marp, Slidev or Quarto deck in Markdown
      --from reveal|marp|slidev|quarto
      --strict                      exit code 1 when something could not be carried over
      --format text|json
      for example: lectern import talk/slides.md my-lecture
  lectern new FOLDER                write a small lecture to begin with
      --title TITLE                 made of the folder's name when absent
  lectern --help | --version

Without FOLDER it is the lecture that comes with Lectern. Ctrl-C ends a lecture.
`

const COMMANDS = ['present', 'review', 'check', 'export', 'pack', 'import', 'new', 'help', 'version']

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
    case 'review':
      return readReview(rest)
    case 'check':
      return readCheck(rest)
    case 'export':
      return readExport(rest)
    case 'pack':
      return readPack(rest)
    case 'import':
      return readImport(rest)
    case 'new':
      return readNew(rest)
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
    follow: { type: 'boolean', default: false },
    'follow-address': { type: 'string' },
    'install-electron': { type: 'boolean', default: false },
  })
  if (values['help'] === true) return { command: 'help' }
  const port = readPort(values['port'])
  const followAddress = readAddress(values['follow-address'])
  return {
    command: 'present',
    folder: onlyFolder(positionals),
    // A port can only mean the browser.
    web: values['web'] === true || port !== 0,
    port,
    open: values['open'] === true,
    fresh: values['fresh'] === true,
    // An address can only mean that they may.
    follow: values['follow'] === true || followAddress !== undefined,
    followAddress,
    installElectron: values['install-electron'] === true,
  }
}

function readReview(args: string[]): CommandLine {
  const { values, positionals } = parse(args, {
    ...HELP_FLAG,
    port: { type: 'string' },
    open: { type: 'boolean', default: true },
  })
  if (values['help'] === true) return { command: 'help' }
  const port = readPort(values['port'])
  return { command: 'review', folder: onlyFolder(positionals), port, open: values['open'] === true }
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

function readPack(args: string[]): CommandLine {
  const { values, positionals } = parse(args, HELP_FLAG)
  if (values['help'] === true) return { command: 'help' }
  const out = positionals.at(-1)
  if (out === undefined)
    throw usage('The folder to write is missing.', 'For example: lectern pack my-lecture for-students')
  return { command: 'pack', folder: onlyFolder(positionals.slice(0, -1)), out }
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

function readNew(args: string[]): CommandLine {
  const { values, positionals } = parse(args, { ...HELP_FLAG, title: { type: 'string' } })
  if (values['help'] === true) return { command: 'help' }
  const example = 'For example: lectern new my-lecture --title "How bees decide"'
  const [folder, ...others] = positionals
  if (folder === undefined || folder === '') throw usage('The folder of the new lecture is missing.', example)
  if (others.length > 0)
    throw usage(`New takes one folder, and got "${folder}" and "${others.join('", "')}".`, example)
  const title = values['title']
  return { command: 'new', folder, title: typeof title === 'string' ? title : undefined }
}

function readPort(value: unknown): number {
  if (value === undefined) return 0
  const port = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (port >= 0 && port <= 65_535) return port
  throw usage(`--port ${String(value)} is no port.`, 'Give a number from 1024 to 65535.')
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/

function readAddress(value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'string' && IPV4.test(value))) return value
  throw usage(
    `--follow-address ${String(value)} is no address.`,
    'Give it as four numbers, as in 192.168.1.20.',
  )
}
