import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DiagnosticCode } from '../../core/deck/types.ts'

/** A slide with one mistake in it. */
interface Section {
  code: DiagnosticCode
  body: string
  /** In which line of the body the mistake is, 0-based; -2 for the heading. */
  at?: number
  /** Attributes of the heading instead of an id that is the code. */
  heading?: string
  /** Whether the slide says in its place what is wrong. */
  inPlace?: boolean
}

const diagram = (...lines: string[]) => ['```mermaid', ...lines, '```'].join('\n')
const described = ['flowchart LR', '  accTitle: A', '  accDescr: B']

const sections: Section[] = [
  { code: 'citation-unknown', body: 'Sound. Said [@nobody2020].', inPlace: true },
  { code: 'slide-id-duplicate', body: 'Twice.', heading: '#citation-unknown', at: -2 },
  { code: 'image-missing', body: '![A brain](media/non.png)', inPlace: true },
  { code: 'image-alt-missing', body: '![](media/disc.svg)' },
  { code: 'image-unsafe', body: '![A picture](media/utf-7.svg)', inPlace: true },
  { code: 'attribute-invalid', body: '::: {.column width=wide}\nNarrow\n:::' },
  { code: 'math-invalid', body: 'Sound $\\frac{1$ and so on', inPlace: true },
  { code: 'diagram-missing', body: '```mermaid {#m src=diagrams/non.mmd}\n```', inPlace: true },
  { code: 'diagram-invalid', body: diagram(...described, '  A --> --> B'), at: 4, inPlace: true },
  { code: 'diagram-description-missing', body: diagram('flowchart LR', '  A --> B'), at: 1 },
  {
    code: 'diagram-settings',
    body: diagram('%%{init: {"theme": "dark"}}%%', ...described, '  A --> B'),
    at: 1,
  },
  { code: 'link-unknown', body: 'Sound, see [there](#nowhere).' },
  { code: 'limit-exceeded', body: `Sound $${'x'.repeat(5001)}$`, inPlace: true },
  { code: 'clicks-mismatch', body: 'No steps.' },
  { code: 'fence-unclosed', body: '::: {.column}\nNever closed.' },
]

/** Codes that cannot stand beside the others: they say that there is nothing, or need a page that lays out. */
export const apart: DiagnosticCode[] = ['config-missing', 'no-slides', 'slide-overflow', 'letters-missing']

const path = 'slides/01-mistakes.md'
const lines = ['# Every mistake {#every-mistake}', '']
const places: Partial<Record<DiagnosticCode, string>> = {
  'config-invalid': 'slides/lecture.yaml:2',
  'yaml-invalid': 'slides/lecture.yaml:3',
  'references-invalid': 'slides/references.json:2',
  'file-encoding': 'slides/02-latin.md:3',
  'file-unreadable': 'slides/media/out.png:1',
  'glossary-invalid': 'slides/glossary.yaml:3',
  'notes-orphan': 'speaker-notes/01-mistakes.md:1',
  'notes-missing': 'slides/01-mistakes.md:1',
  'clicks-mismatch': 'speaker-notes/01-mistakes.md:7',
}
for (const { code, body, heading, at = 0 } of sections) {
  lines.push(`## ${code} {${heading ?? `#${code}`}}`, '')
  places[code] ??= `${path}:${lines.length + 1 + at}`
  lines.push(...body.split('\n'), '')
}

/** `file:line` of each mistake. */
export const mistakePlaces = places
/** The same for what only a check looks at. */
export const checkedPlaces: Partial<Record<DiagnosticCode, string>> = {
  ...places,
  'record-invalid': 'after-class.json:1',
}
/** Slides that say in their place what is wrong, by their ids. */
export const brokenSlides = sections.filter(({ inPlace }) => inPlace).map(({ code }) => code)

/** Writes a lecture that has one of every mistake that can stand beside others. */
export async function writeEveryMistake(folder: string): Promise<void> {
  const write = async (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content)
  await mkdir(join(folder, 'slides', 'media'), { recursive: true })
  await mkdir(join(folder, 'speaker-notes'))
  await write('slides/lecture.yaml', 'title: Every mistake\ndurations: 5\nsubtitle: a: b\n')
  await write(path, lines.join('\n'))
  await write('slides/02-latin.md', Buffer.from('# Latin {#latin}\n\nCaf\u00E9\n', 'latin1'))
  await write('after-class.json', '{"lectern": 9}\n')
  await write('slides/03-fine.md', '# Fine {#fine}\n\nThis one stands.\n')
  await write(
    'slides/glossary.yaml',
    '- term: naloxone\n  definition: Blocks opioid receptors.\n- term: naltrexone\n',
  )
  await write('slides/references.json', '[\n  { "title": "Without an id" }\n]\n')
  await write(
    'slides/media/disc.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>',
  )
  await write(
    'slides/media/utf-7.svg',
    '<?xml version="1.0" encoding="utf-7"?><svg xmlns="http://www.w3.org/2000/svg"/>',
  )
  await symlink('/etc/hosts', join(folder, 'slides', 'media', 'out.png'))
  const notes = [
    '## {#nobody}',
    '',
    'To nobody.',
    '',
    '## {#clicks-mismatch}',
    '',
    'One [click] two [click] three.',
  ]
  await write('speaker-notes/01-mistakes.md', `${notes.join('\n')}\n`)
}
