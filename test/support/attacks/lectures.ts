import { diagramAttacks } from './diagrams.ts'
import { htmlAttacks } from './html.ts'
import { markdownAttacks } from './markdown.ts'
import { marked } from './marks.ts'
import { svgAttacks } from './pictures.ts'

/** A lecture folder in memory: texts by path. */
export type AttackFiles = Record<string, string>

export interface AttackLecture {
  name: string
  /** How many attacks are in it. */
  count: number
  files: AttackFiles
}

/** Text that tries everything at once wherever plain text is expected. */
const plainAttacks = markedAll('text', [
  '<script>pwned=1</script>',
  '"><img src=x onerror=pwned=1>',
  `'"></title></style></textarea><svg onload=pwned=1>`,
  'javascript:pwned=1',
  '<a href="javascript:pwned=1">x</a><img src="https://evil.example/x.png">',
  '{{constructor.constructor("pwned=1")()}} ${pwned=1} <%= pwned %>',
  '\u202ex\u2066 \u001b[2J &lt;script&gt; &#60;script&#62;',
  '__proto__',
])

function markedAll(kind: string, texts: string[]): string[] {
  return texts.map((text, index) => marked(`${kind}-${index + 1}`, text))
}

const harmlessSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'

/**
 * One slide and its notes for each attack, in files of their own, for some would take the next slide with them;
 * what fits a line is tried in the title too.
 */
function inSlides(given: [name: string, text: string][]): AttackFiles {
  const attacks = given.map(([name, text]): [string, string] => [name, marked(name, text)])
  const pages = attacks.map(([name, text], index): [string, string][] => {
    const title = /\n|\\begin|^:::|^\|/.test(text) ? name : `${name} ${text}`
    const file = `${String(index).padStart(3, '0')}.md`
    return [
      [`slides/${file}`, `## ${title.replaceAll('\n', ' ')} {#a${index}}\n\n${text}\n\nAfter\n`],
      [`speaker-notes/${file}`, `## {#a${index}}\n\n${text}\n\n[click] After\n`],
    ]
  })
  return { ...Object.fromEntries(pages.flat()), 'slides/media/ok.svg': harmlessSvg }
}

function fenced(source: string): string {
  return `\`\`\`\`mermaid\n${source}\n\`\`\`\``
}

/** Every field of lecture.yaml, of records and of attributes, with every piece of hostile text. */
function inFields(): AttackFiles {
  const text = plainAttacks.join(' ')
  const yaml = ['title', 'subtitle', 'date', 'disclaimer'].map((key) => `${key}: ${JSON.stringify(text)}`)
  const records = plainAttacks.map((attack, index) => ({
    id: `r${index}`,
    type: 'article-journal',
    title: attack,
    'title-short': attack,
    'container-title': attack,
    author: [{ family: attack, given: attack }, { literal: attack }],
    issued: { literal: attack },
    volume: attack,
    page: attack,
    publisher: attack,
    DOI: `10.1000/${attack.replaceAll(/\s/g, '')}`,
    URL: attack,
    note: attack,
    custom: { study: attack, sample: attack, finding: attack },
  }))
  const all = records.map(({ id }) => id)
  return {
    'slides/lecture.yaml': `${yaml.join('\n')}\nauthor: [${plainAttacks.map((one) => JSON.stringify(one)).join(', ')}]\nlang: "en\\"><script>"\ncsl: "../../etc/passwd"\n__proto__: {pwned: 1}\n`,
    'slides/references.json': `[{"id":"__proto__","__proto__":{"pwned":1},"title":"p"},${JSON.stringify(records).slice(1)}`,
    'slides/01.md': [
      `# ${text.replaceAll('\u001b', '')} {#s}`,
      ...all.map((id) => `## Cited ${id} {#c-${id}}\n\nX [@${id}, p. 3]. @${id} says. ![${id}](x"y.png)`),
      '## The prototype {#c-proto}\n\n[@__proto__]',
    ].join('\n\n'),
    'speaker-notes/01.md': `## {#c-r0}\n\n${text}\n`,
  }
}

function inPictures(): AttackFiles {
  const files = Object.fromEntries(
    svgAttacks.map(([name, text]) => [`slides/media/${name}.svg`, marked(`${name}.svg`, text)]),
  )
  const slides = svgAttacks.map(
    ([name]) =>
      `## ${name} {#p-${name}}\n\n![${name}](media/${name}.svg)\n\nText <img src="media/${name}.svg" alt="x">`,
  )
  return { ...files, 'slides/01.md': slides.join('\n\n') }
}

/** Names of slides, classes and diagrams that mean something to the page. */
const names = [
  'lectern',
  'lecternReady',
  '__proto__',
  'constructor',
  'body',
  'location',
  'title2',
  'app',
  'stage',
]
const classes = [
  'stack',
  'future',
  'past',
  'present',
  'slides',
  'reveal',
  'kind-title',
  'is-shown',
  'overview',
]

function inNames(): AttackFiles {
  const slides = names.map(
    (name, index) => `## N${index} {#${name} .${classes[index] ?? 'x'}}\n\n- [x](#${name})`,
  )
  return { 'slides/01.md': slides.join('\n\n') }
}

/** Everything that is to be tried in a browser, as few lectures of many slides. */
export const attackLectures: AttackLecture[] = [
  { name: 'HTML', count: htmlAttacks.length, files: inSlides(htmlAttacks) },
  { name: 'Markdown', count: markdownAttacks.length, files: inSlides(markdownAttacks) },
  {
    name: 'diagrams',
    count: diagramAttacks.length,
    files: inSlides(diagramAttacks.map(([name, source]) => [name, fenced(source)])),
  },
  { name: 'fields', count: plainAttacks.length * 12, files: inFields() },
  { name: 'pictures', count: svgAttacks.length, files: inPictures() },
  { name: 'names', count: names.length, files: inNames() },
]
