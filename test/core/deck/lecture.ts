import { compile } from '../../../core/deck/compile.ts'
import type {
  CompileServices,
  Deck,
  DiagnosticCode,
  LectureSources,
  Slide,
} from '../../../core/deck/types.ts'

/** A lecture in memory: each text stands in the file that its name says. */
export interface TestLecture {
  slides?: string | Record<string, string>
  notes?: string | Record<string, string>
  config?: string
  references?: unknown
  diagrams?: Record<string, string>
  /** Below slides/. */
  files?: string[]
  services?: CompileServices
}

export const records = [
  {
    id: 'basbaum1984',
    type: 'article-journal',
    title: 'Endogenous pain control systems',
    author: [
      { family: 'Basbaum', given: 'Allan I.' },
      { family: 'Fields', given: 'Howard L.' },
    ],
    issued: { 'date-parts': [[1984]] },
    'container-title': 'Annual Review of Neuroscience',
    volume: '7',
    page: '309-338',
    DOI: 'https://doi.org/10.1146/annurev.ne.07.030184.001521',
    custom: { study: 'review', sample: 'rats and cats', finding: 'The PAG acts through the RVM.' },
  },
  {
    id: 'pert1973',
    type: 'article-journal',
    title: 'Opiate receptor',
    author: [
      { family: 'Pert', given: 'Candace' },
      { family: 'Snyder', given: 'Solomon' },
    ],
    issued: { 'date-parts': [[1973]] },
  },
  {
    id: 'who_2020',
    type: 'book',
    title: 'Pain',
    author: [{ literal: 'WHO' }],
    issued: { 'date-parts': [[2020]] },
    DOI: '10.1000/xyz',
    custom: { verified: false, doi_verified: false },
  },
]

export async function compileLecture(lecture: TestLecture): Promise<Deck> {
  const slides =
    typeof lecture.slides === 'object' ? lecture.slides : { '01.md': lecture.slides ?? '## One {#one}\n' }
  const { references = records } = lecture
  const notes = typeof lecture.notes === 'string' ? { '01.md': lecture.notes } : (lecture.notes ?? {})
  return compile(
    {
      config:
        lecture.config === undefined ? undefined : { path: 'slides/lecture.yaml', text: lecture.config },
      slides: Object.entries(slides).map(([name, text]) => ({ path: `slides/${name}`, text })),
      notes: Object.entries(notes).map(([name, text]) => ({ path: `speaker-notes/${name}`, text })),
      diagrams: Object.entries(lecture.diagrams ?? {}).map(([name, text]) => ({
        path: `slides/${name}`,
        text,
      })),
      references: {
        path: 'slides/references.json',
        text: typeof references === 'string' ? references : JSON.stringify(references),
      },
      files: (lecture.files ?? []).map((name) => `slides/${name}`),
      diagnostics: [],
    },
    lecture.services,
  )
}

/** The first slide of a lecture that consists of this Markdown. */
export async function compileSlide(markdown: string, rest: Omit<TestLecture, 'slides'> = {}): Promise<Slide> {
  const deck = await compileLecture({ ...rest, slides: markdown })
  const [slide] = deck.slides
  if (!slide) throw new Error('the lecture has no slide')
  return slide
}

/** `line:column severity` and words of all diagnostics with one code. */
export function found(deck: Deck, code: DiagnosticCode): string[] {
  return deck.diagnostics
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ file, line, column, severity, reason, hint }) => {
      return `${file}:${line}:${column} ${severity} ${reason}${hint === undefined ? '' : ` | ${hint}`}`
    })
}

export function codes(deck: Deck): DiagnosticCode[] {
  return deck.diagnostics
    .map(({ code }) => code)
    .filter((code) => code !== 'notes-missing' && code !== 'config-missing')
}

/** What the loader would find in a folder with these files. */
export function sourcesOf(files: Record<string, string>): LectureSources {
  const all = Object.entries(files).map(([path, text]) => ({ path, text }))
  const within = (start: string, end: string) =>
    all.filter(({ path }) => path.startsWith(start) && path.endsWith(end))
  return {
    config: all.find(({ path }) => path === 'slides/lecture.yaml'),
    slides: within('slides/', '.md'),
    notes: within('speaker-notes/', '.md'),
    diagrams: within('slides/', '.mmd'),
    references: all.find(({ path }) => path === 'slides/references.json'),
    files: all.map(({ path }) => path).filter((path) => path.startsWith('slides/')),
    diagnostics: [],
  }
}
