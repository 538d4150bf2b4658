import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DiagnosticCode } from '../../../core/deck/types.ts'
import { marked } from './marks.ts'
import { pictureBombs, svgAttacks, svgBombs } from './pictures.ts'

/** A lecture folder whose files, names and links are the attack. */
export interface FolderAttack {
  name: string
  /** Writes the lecture and, beside its `slides`, what it has no business with. */
  write(folder: string): Promise<void>
  /** One of the diagnostics it gets. */
  code: DiagnosticCode
}

type Files = Record<string, string | Uint8Array>

/** What stands in files that no page may ever get. */
export const SECRET = 'NOT-FOR-ANY-PAGE'
const markup = marked(
  'markup',
  '<script>pwned=1</script><img src=https://evil.example/x.png onerror=pwned=1>',
)

async function writeAll(folder: string, files: Files): Promise<void> {
  const all: Files = {
    'secret.md': `# Secret {#secret}\n\n${SECRET}\n`,
    'secret.mmd': `flowchart LR\n  A["${SECRET}"] --> B`,
    'secret.svg': `<svg xmlns="http://www.w3.org/2000/svg"><text>${SECRET}</text></svg>`,
    'secret.json': JSON.stringify([{ id: 'secret', type: 'book', title: SECRET }]),
    'secret.yaml': `title: ${SECRET}\n`,
    'slides/99-fine.md': '# Fine {#fine}\n\nThis one stands.\n',
    ...files,
  }
  for (const [path, content] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  await mkdir(join(folder, 'speaker-notes'), { recursive: true })
}

const latin = (text: string) => Buffer.from(text, 'latin1')

const traversals = [
  '../secret',
  '../../secret',
  '..%2f..%2fsecret',
  '%2e%2e/%2e%2e/secret',
  '....//secret',
  '..\\..\\secret',
  '/deck/../secret',
  'media/../../secret',
  'media/%252e%252e/%252e%252e/secret',
  '\u2025/secret',
  '\uff0e\uff0e/secret',
]

async function traversal(folder: string): Promise<void> {
  const slides = traversals.map(
    (path, index) =>
      `## T${index} {#t${index}}\n\n![x](${path}.svg)\n\n<img src="${path}.svg" alt="y">\n\n\`\`\`mermaid {src=${path}.mmd}\n\`\`\`\n`,
  )
  const name = marked('name of a file', '"><img src=x onerror=pwned=1><script>pwned=1<').replaceAll('/', '')
  await writeAll(folder, {
    'slides/lecture.yaml': 'title: T\ncsl: ../secret.csl\n',
    'slides/01.md': slides.join('\n'),
    [`slides/${name}.md`]: `## Named {#named}\n\n[@nobody] ![](media/none.png)\n`,
    'slides/..\\..\\up.md': '## Up {#up}\n\n[@nobody]\n',
    'slides/line\nbreak\u202e\u001b[2J.md': '## Line {#line}\n\n[@nobody]\n',
    [`slides/media/${name}.svg`]: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
}

async function links(folder: string): Promise<void> {
  await writeAll(folder, {
    'slides/01.md':
      '## Linked {#linked}\n\n![x](media/out.svg) ![y](notes/own.md) ![z](around/secret.svg) [@secret]\n\n```mermaid {src=out.mmd}\n```\n',
    'speaker-notes/own.md': `## {#fine}\n\n::: private\n${'My own words'}\n:::\n`,
  })
  await mkdir(join(folder, 'slides', 'media'))
  const link = (target: string, path: string) => symlink(target, join(folder, path))
  await link(join(folder, 'secret.md'), 'slides/02.md')
  await link(join(folder, 'secret.svg'), 'slides/media/out.svg')
  await link(join(folder, 'secret.mmd'), 'slides/out.mmd')
  await link(join(folder, 'secret.json'), 'slides/references.json')
  await link(join(folder, 'secret.yaml'), 'slides/lecture.yaml')
  await link(join(folder, 'secret.md'), 'speaker-notes/02.md')
  await link(folder, 'slides/around')
  await link('../speaker-notes', 'slides/notes')
  await link('circle', 'slides/circle')
  await link('/dev/zero', 'slides/03.md')
  await link('/etc/passwd', 'slides/04.md')
}

async function encodings(folder: string): Promise<void> {
  const slide = (id: string, text: string) => `## ${id} {#${id}}\n\n${text}\n\nAfter\n`
  await writeAll(folder, {
    'slides/01.md': Buffer.from(`\uFEFF${slide('utf-16', markup)}`, 'utf16le'),
    'slides/02.md': Buffer.from(`\uFEFF${slide('utf-16-be', markup)}`, 'utf16le').swap16(),
    'slides/03.md': Buffer.from(slide('unmarked', markup), 'utf16le'),
    'slides/04.md': latin(slide('latin', `\u00e9 ${markup}`)),
    'slides/05.md': latin(slide('overlong', '\u00c0\u00bcscript\u00c0\u00be pwned=1 \u00e0\u0080\u00bc')),
    'slides/06.md': slide('utf-7', '+ADw-script+AD4-pwned=1+ADw-/script+AD4-'),
    'slides/07.md': slide('nul', markup.replaceAll('s', 's\0')),
    'slides/08.md': latin(slide('iso-2022', `\u001b$B\u001b(B${markup}\u001b$@`)),
    'slides/09.md': latin(slide('cut', `${markup}\u00f0\u009f`)),
    'slides/10.md': slide(
      'pictures',
      ['wide', 'seven', 'nul', 'ebcdic'].map((name) => `![${name}](media/${name}.svg)`).join('\n\n'),
    ),
    'slides/media/wide.svg': Buffer.from(`\uFEFF${svgAttacks[0]?.[1] ?? ''}`, 'utf16le'),
    'slides/media/seven.svg': '<?xml version="1.0" encoding="utf-7"?>+ADw-svg xmlns=""/+AD4-',
    'slides/media/nul.svg': (svgAttacks[2]?.[1] ?? '').replaceAll('o', 'o\0'),
    'slides/media/ebcdic.svg': '<?xml version="1.0" encoding="IBM037"?><svg/>',
    'speaker-notes/01.md': Buffer.from(`\uFEFF## {#utf-16}\n\n${markup}\n`, 'utf16le'),
  })
}

const reserved = ['CON.svg', 'NUL.png', 'aux.svg', 'COM1.svg', 'lpt9.txt', 'a.svg.', 'b.svg ', 'c.svg::$DATA']

async function names(folder: string): Promise<void> {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  const pictures = [...reserved, 'PRN', 'CONIN$', '.env', '.git/config', '%00.svg', '%.svg', '%zz.svg']
  await writeAll(folder, {
    'slides/01.md': pictures.map((name, at) => `## N${at} {#n${at}}\n\n![x](<${name}>)\n`).join('\n'),
    'slides/con.md': '## Con {#con}\n\nA device.\n',
    'slides/.hidden.md': `## Hidden {#hidden}\n\n${SECRET}\n`,
    'slides/.env': SECRET,
    ...Object.fromEntries(reserved.map((name) => [`slides/${name}`, svg])),
  })
}

async function bombs(folder: string): Promise<void> {
  const svgs = svgBombs.map(([name, text]): [string, string] => [`${name}.svg`, text])
  const all: [string, string | Uint8Array][] = [...svgs, ...pictureBombs]
  await writeAll(folder, {
    'slides/01.md': all
      .map(([name], at) => `## B${at} {#b${at} background=media/${name}}\n\n![x](media/${name})\n`)
      .join('\n'),
    ...Object.fromEntries(all.map(([name, content]) => [`slides/media/${name}`, content])),
  })
}

const multiplying = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, at, all) =>
  at === 0
    ? `${name}: &${name} [lol,lol,lol,lol,lol,lol,lol,lol,lol]`
    : `${name}: &${name} [${Array.from({ length: 9 }, () => `*${all[at - 1]}`).join()}]`,
)

async function aliases(folder: string): Promise<void> {
  await writeAll(folder, {
    'slides/lecture.yaml': `${multiplying.join('\n')}\ntitle: *i\nauthor: *i\n<<: *i\n`,
    'slides/references.yaml': `${multiplying.join('\n')}\nreferences:\n  - id: x\n    title: *i\n  - &self {id: y, note: *self}\n`,
    'slides/01.md': '## One {#one}\n\n[@x; @y]\n',
  })
}

async function macros(folder: string): Promise<void> {
  const strings = Array.from({ length: 40 }, (_, at) =>
    at === 0
      ? '@string{s0 = "lol"}'
      : `@string{s${at} = ${Array.from({ length: 9 }, () => `s${at - 1}`).join(' # ')}}`,
  )
  await writeAll(folder, {
    'slides/references.bib': `${strings.join('\n')}\n@book{x, title = s39, author = {${'{'.repeat(5000)}}\n@book{y, crossref = {y}, title = {\\newcommand{\\x}{\\x}\\x ${markup}}}\n`,
    'slides/01.md': '## One {#one}\n\n[@x; @y]\n',
  })
}

async function nesting(folder: string): Promise<void> {
  const deep = (open: string, times: number, close = '') => `${open.repeat(times)}x${close.repeat(times)}`
  const texts = [
    '[@x]',
    deep('>', 10_000),
    deep('- ', 5000),
    deep('<div>', 5000, '</div>'),
    deep('<b>', 5000, '</b>'),
    deep('::: a\n', 5000, '\n:::'),
    deep('[', 1500, '](#fine)'),
    deep('![', 1500, '](x.png)'),
    deep('**', 1500, '**'),
    `$${deep('{', 2000, '}')}$`,
    `$${deep('\\sqrt{', 900, '}')}$`,
    `[@${deep('{', 5000, '}')}]`,
    `\`\`\`mermaid\nflowchart LR\n${deep('subgraph s\n', 800, '\nend')}\n\`\`\``,
    `| a |\n|---|\n| ${deep('`', 5000)} |`,
    `[^a]\n\n${Array.from({ length: 500 }, (_, at) => `[^${at}]: [^${at + 1}]`).join('\n')}`,
  ]
  const depth = Array.from({ length: 45 }, () => 'd').join('/')
  await writeAll(folder, {
    'slides/lecture.yaml': `title: T\nauthor: ${'['.repeat(20_000)}\n`,
    'slides/references.json': `[{"id": "x", "note": ${'['.repeat(20_000)}${']'.repeat(20_000)}}]`,
    [`slides/${depth}/x.svg`]: '<svg/>',
    ...Object.fromEntries(
      texts.map((text, at) => [
        `slides/${String(at).padStart(2, '0')}.md`,
        `## D${at} {#d${at}}\n\n${text}\n`,
      ]),
    ),
  })
}

async function sizes(folder: string): Promise<void> {
  await writeAll(folder, {
    'slides/01.md': `## Large {#large}\n\n${'x'.repeat(5_100_000)}`,
    'slides/02.md': `## Long {#long}\n\n${'*a _b '.repeat(3000)}\n`,
    'slides/03.md': `## Steps {#steps}\n\n${'a\n\n. . .\n\n'.repeat(700)}`,
    'slides/04.md': `## ${'T'.repeat(5000)} {#${'i'.repeat(10_000)}}\n\nText\n`,
    'slides/05.md': `## Columns {#columns}\n\n${'|a'.repeat(3000)}|\n${'|-'.repeat(3000)}|\n`,
    'slides/media/large.svg': `<svg xmlns="http://www.w3.org/2000/svg">${'<g/>'.repeat(1_300_000)}</svg>`,
    'slides/06.md': '## Picture {#picture}\n\n![x](media/large.svg)\n',
  })
}

/** Each opens as a lecture of its own. */
export const folderAttacks: FolderAttack[] = [
  { name: 'paths that lead out and names that are markup', write: traversal, code: 'diagram-missing' },
  { name: 'symbolic links', write: links, code: 'file-unreadable' },
  { name: 'encodings', write: encodings, code: 'file-encoding' },
  { name: 'reserved and hidden names', write: names, code: 'image-missing' },
  { name: 'pictures that would never end', write: bombs, code: 'image-unsafe' },
  { name: 'aliases of YAML that multiply', write: aliases, code: 'config-invalid' },
  { name: 'strings of BibTeX that multiply', write: macros, code: 'references-invalid' },
  { name: 'nesting', write: nesting, code: 'limit-exceeded' },
  { name: 'sizes', write: sizes, code: 'limit-exceeded' },
]
