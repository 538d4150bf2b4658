import { didYouMean } from '../../core/deck/nearest.ts'
import {
  aspects,
  besideChoices,
  papers,
  pdfKinds,
  perPageChoices,
  settlePdfOptions,
  type PdfOptions,
} from '../../core/export/pdf-options.ts'
import { HELP_FLAG, onlyFolder, parse, usage } from './parse-options.ts'

/** What an export makes, with what it needs to know. */
export type ExportTarget =
  | { type: 'pdf'; pdf: PdfOptions }
  | { type: 'archive' }
  | { type: 'html'; notes: boolean }
  /** Slides to edit. */
  | { type: 'pptx' }
  /** One picture a slide into a folder. */
  | { type: 'png'; only: string | null; dark: boolean; ink: boolean }
  /** One drawing a diagram into a folder. */
  | { type: 'svg'; only: string | null }
  /** What the lecture cites, for other programs. */
  | { type: 'references' }

/** `lectern export`, read. */
export interface ExportLine {
  command: 'export'
  /** Null for the lecture that comes with Lectern. */
  folder: string | null
  out: string
  target: ExportTarget
  format: 'text' | 'json'
}

export const EXPORT_HELP = `lectern export [FOLDER] OUT

  OUT.pdf                           for printing, as --kind says
  OUT.html                          one file for any browser, without network or server
      --notes                       with the speaker notes
  OUT.lectern                       the whole lecture in one file, which Lectern opens like a folder
  OUT.pptx                          slides to edit in other programs; what is lost is listed
  OUT.bib, OUT.json                 what the lecture cites, as BibTeX or CSL-JSON
  OUT --png                         a picture of each slide, into the folder OUT
      --dark, --ink                 as below
  OUT --svg                         a drawing of each diagram, into the folder OUT
      --slide ID                    with --png or --svg: of this slide alone

For OUT.pdf:

  --kind slides                     one page a slide, at its last step (when no kind is given)
         steps                      one page a step
         handout                    several slides to a page, or one with its notes
         script                     the speaker notes to read, with clock and cues
         sources                    the bibliography, with what each source found and which slides cite it
  --per-page 1|2|3|4|6              slides to a page of a handout
  --with nothing|lines|notes        beside or below the slides of a handout
  --paper a4|letter                 for handout, script and sources
  --aspect 16:9|4:3                 for slides and steps
  --dark                            slides in their dark appearance
  --no-page-numbers
  --disclaimer, --no-disclaimer     the lecture's disclaimer on every page
  --slide-sources                   the sources of each slide below it
  --ink                             what was drawn on the slides when the lecture was given last
  --format text|json                what is told on standard output

For example:
  lectern export slides.pdf
  lectern export my-lecture steps.pdf --kind steps --aspect 4:3
  lectern export my-lecture handout.pdf --kind handout --per-page 3 --with lines --paper letter
  lectern export my-lecture notes.pdf --kind handout --with notes
  lectern export my-lecture script.pdf --kind script
  lectern export my-lecture talk.html --notes
  lectern export my-lecture talk.lectern
  lectern export my-lecture pictures --png --slide pag

Notes in ::: private are in none of them but OUT.lectern, which is the lecture itself. The old file stays until the new one is whole.
Exit codes: 0 written, 2 not written (and why), 130 ended by Ctrl-C.
`

const OPTIONS = {
  ...HELP_FLAG,
  kind: { type: 'string' },
  'per-page': { type: 'string' },
  with: { type: 'string' },
  paper: { type: 'string' },
  aspect: { type: 'string' },
  dark: { type: 'boolean' },
  'page-numbers': { type: 'boolean' },
  disclaimer: { type: 'boolean' },
  'slide-sources': { type: 'boolean' },
  ink: { type: 'boolean' },
  notes: { type: 'boolean' },
  png: { type: 'boolean' },
  svg: { type: 'boolean' },
  slide: { type: 'string' },
  format: { type: 'string', default: 'text' },
} as const

type Values = Record<string, unknown>

/** @throws LecternError `usage` */
export function readExport(args: string[]): ExportLine | { command: 'help'; topic: 'export' } {
  const { values, positionals } = parse(args, OPTIONS)
  if (values['help'] === true) return { command: 'help', topic: 'export' }
  const out = positionals.at(-1)
  const type = out === undefined ? null : typeOf(out, values)
  if (type === null && positionals.some((name) => typeOf(name, {}) !== null))
    throw usage('The name of the file to write comes last.', EXAMPLE)
  if (out === undefined || type === null)
    throw usage('The name of the file to write is missing, or ends in nothing that is known.', EXAMPLE)
  refuseForeign(values, type)
  return {
    command: 'export',
    folder: onlyFolder(positionals.slice(0, -1)),
    out,
    target: targetOf(type, values),
    format: choice(values, 'format', ['text', 'json'] as const) ?? 'text',
  }
}

const EXAMPLE = 'For example: lectern export my-lecture slides.pdf'

type TargetType = ExportTarget['type']

const ENDINGS: readonly (readonly [RegExp, TargetType])[] = [
  [/\.pdf$/i, 'pdf'],
  [/\.html?$/i, 'html'],
  [/\.lectern$/i, 'archive'],
  [/\.pptx$/i, 'pptx'],
  [/\.(?:bib|json)$/i, 'references'],
]

/** By the name's ending, or by the option that says what a folder is filled with; null for neither. */
function typeOf(name: string, values: Values): TargetType | null {
  if (values['png'] === true) return 'png'
  if (values['svg'] === true) return 'svg'
  return ENDINGS.find(([ending]) => ending.test(name))?.[1] ?? null
}

/** Which targets an option is for; all others take none of it. */
const OPTIONS_FOR: Readonly<Record<string, readonly TargetType[]>> = {
  kind: ['pdf'],
  'per-page': ['pdf'],
  with: ['pdf'],
  paper: ['pdf'],
  aspect: ['pdf'],
  dark: ['pdf', 'png'],
  'page-numbers': ['pdf'],
  disclaimer: ['pdf'],
  'slide-sources': ['pdf'],
  ink: ['pdf', 'png'],
  notes: ['html'],
  slide: ['png', 'svg'],
}

function refuseForeign(values: Values, type: TargetType): void {
  const foreign = Object.keys(OPTIONS_FOR).find(
    (name) => values[name] !== undefined && OPTIONS_FOR[name]?.includes(type) !== true,
  )
  if (foreign === undefined) return
  throw usage(
    `--${foreign} is not for this kind of export.`,
    'lectern export --help tells what goes with what.',
  )
}

function targetOf(type: TargetType, values: Values): ExportTarget {
  switch (type) {
    case 'pdf':
      return { type, pdf: readPdfOptions(values) }
    case 'html':
      return { type, notes: values['notes'] === true }
    case 'png':
      return {
        type,
        only: (values['slide'] as string | undefined) ?? null,
        dark: values['dark'] === true,
        ink: values['ink'] === true,
      }
    case 'svg':
      return { type, only: (values['slide'] as string | undefined) ?? null }
    case 'archive':
    case 'pptx':
    case 'references':
      return { type }
  }
}

function readPdfOptions(values: Values): PdfOptions {
  const yes = (name: string) => values[name] as boolean | undefined
  const perPage = choice(values, 'per-page', perPageChoices.map(String))
  const options = settlePdfOptions({
    kind: choice(values, 'kind', pdfKinds),
    perPage: perPageChoices.find((number) => String(number) === perPage),
    beside: choice(values, 'with', besideChoices),
    paper: choice(values, 'paper', papers),
    aspect: choice(values, 'aspect', aspects),
    appearance: yes('dark') === true ? 'dark' : undefined,
    pageNumbers: yes('page-numbers'),
    disclaimer: yes('disclaimer'),
    slideSources: yes('slide-sources'),
    ink: yes('ink'),
  })
  if ('problem' in options) throw usage(options.problem, options.remedy)
  return options
}

function choice<T extends string>(values: Values, name: string, choices: readonly T[]): T | undefined {
  const given = values[name]
  if (given === undefined) return undefined
  const found = choices.find((one) => one === given)
  if (found !== undefined) return found
  const all = `Use one of ${choices.join(', ')}.`
  // One number is as near as another.
  const hint = /\d/.test(String(given)) ? all : (didYouMean(String(given), choices, `--${name} `) ?? all)
  throw usage(`--${name} ${String(given)} is not known.`, hint)
}
