import { describe, expect, test } from 'vitest'
import { compile } from '../../../core/deck/compile.ts'
import { tokenNames } from '../../../core/deck/theme-values.ts'
import type { Deck } from '../../../core/deck/types.ts'

async function compiled(theme: string, files: Record<string, string> = {}): Promise<Deck> {
  const themes = Object.entries(files).map(([path, text]) => ({ path: `slides/${path}`, text }))
  return compile({
    config: { path: 'slides/lecture.yaml', text: `title: T\ntheme: ${theme}\n` },
    slides: [{ path: 'slides/01.md', text: '## A {#a}\n\nx\n' }],
    notes: [{ path: 'speaker-notes/01.md', text: '## {#title}\n\nx\n\n## {#a}\n\nx\n' }],
    diagrams: [],
    references: undefined,
    themes,
    files: themes.map(({ path }) => path),
    diagnostics: [],
  })
}

const problems = ({ diagnostics }: Deck) =>
  diagnostics.map(
    ({ file, line, column, reason, hint }) =>
      `${file}:${line}:${column} ${reason}${hint ? ` | ${hint}` : ''}`,
  )

/** A theme file with this text, and what is said about it. */
async function own(text: string) {
  const deck = await compiled('my.css', { 'my.css': text })
  return { theme: deck.meta.theme, problems: problems(deck) }
}

describe('theme in lecture.yaml', () => {
  test('ST86 names one of three themes; paper is what a lecture has that names none', async () => {
    expect((await compiled('paper')).meta.theme).toBeUndefined()
    expect((await compiled('contrast')).meta).toMatchObject({
      theme: { name: 'contrast' },
      appearance: 'light',
    })
    expect((await compiled('night')).meta).toMatchObject({ theme: { name: 'night' }, appearance: 'dark' })
    expect(problems(await compiled('night'))).toEqual([])
  })

  test('ST86 a theme that does not exist is named with the nearest one', async () => {
    expect(problems(await compiled('nigth'))).toEqual([
      'slides/lecture.yaml:2:1 there is no theme "nigth" | Did you mean night?',
    ])
    expect(problems(await compiled('sepia'))[0]).toContain('Bundled themes: paper, contrast, night')
    expect(problems(await compiled('themes/mine.css', { 'themes/mne.css': '' }))).toEqual([
      'slides/lecture.yaml:2:1 there is no theme slides/themes/mine.css | Did you mean slides/themes/mne.css?',
    ])
  })
})

describe('a theme of one’s own', () => {
  test('ST87 sets colours, sizes and fonts, for both appearances or for one', async () => {
    const { theme, problems: found } = await own(`/* Our colours */
:root {
  --slide-accent: #7A1F5C;
  --slide-title: 50px;
  --slide-serif: 'EB Garamond', Georgia;
}
.dark {
  --slide-accent: hsl(315 60% 76%);
  --slide-for: rgb(160, 220, 180)
}
`)
    expect(found).toEqual([])
    const serif = `"EB Garamond", "Georgia", 'Source Serif 4', 'Noto Naskh Arabic', Georgia, serif`
    expect(theme).toEqual({
      name: 'paper',
      light: { '--slide-accent': '#7a1f5c', '--slide-title': '50px', '--slide-serif': serif },
      dark: {
        '--slide-accent': '#e79dd4',
        '--slide-title': '50px',
        '--slide-serif': serif,
        '--slide-for': '#a0dcb4',
      },
    })
  })

  test('ST88 what it cannot set is reported at its place with the nearest name, and the rest counts', async () => {
    const { theme, problems: found } = await own(`:root {
  --slide-acent: #7a1f5c;
  color: red;
  --slide-title: 12em;
  --slide-ink: black;
}
.light {
  --slide-accent: #7a1f5c;
}
`)
    expect(found).toEqual([
      'slides/my.css:2:3 a theme cannot set "--slide-acent" | Did you mean --slide-accent?',
      expect.stringContaining('slides/my.css:3:3 a theme cannot set "color" | '),
      'slides/my.css:4:3 "--slide-title" should be a size from 30px to 64px',
      expect.stringContaining('slides/my.css:5:3 "--slide-ink" should be a colour | '),
    ])
    expect(theme?.light).toEqual({ '--slide-accent': '#7a1f5c' })
  })

  test.each([
    '@import url(https://evil.example/x.css);',
    '@import "https://evil.example/x.css"; :root { }',
    '@font-face { font-family: x; src: url(https://evil.example/x.woff2) }',
    '@media screen { :root { --slide-ink: #111111 } }',
    ':root { --slide-paper: url(https://evil.example/x.png) }',
    ':root { --slide-paper: #fff url(//evil.example) }',
    ':root { --slide-serif: x, url(https://evil.example/f) }',
    ':root { --slide-serif: "x"; } body { background: url(//evil.example) }',
    ':root { --slide-serif: "a\\"; } * { display: none } /*" }',
    ':root { --slide-paper: image-set("//evil.example/x.png" 1x) }',
    ':root { --slide-paper: var(--slide-ink) }',
    ':root { --slide-title: calc(1px * 1e9) }',
    ':root { --slide-ink: u\\72l(//evil.example) }',
    ':root { --slide-width: 1px }',
    'html { --slide-ink: #111111 }',
    ':root, body { --slide-ink: #111111 }',
    '</style><script>alert(1)</script>',
    '}}}} * { display: none }',
    ':root { __proto__: x; constructor: y }',
    'constructor { --slide-ink: #111111 }',
  ])(
    'ST89 nothing but listed names with colours, sizes and names of fonts gets through: %s',
    async (text) => {
      const { theme, problems: found } = await own(text)
      expect(found.length).toBeGreaterThan(0)
      for (const values of [theme?.light, theme?.dark]) {
        for (const [name, value] of Object.entries(values ?? {})) {
          expect(tokenNames).toContain(name)
          expect(value).toMatch(/^(#[0-9a-f]{6}|\d+(\.\d+)?px|["'\p{L}\p{N} ,._-]+)$/u)
          expect(value).not.toMatch(/url|evil/i)
        }
      }
    },
  )

  test('ST90 ink that is hard to read on its paper is reported with its contrast', async () => {
    const { problems: found } = await own(':root {\n  --slide-ink-soft: #999999;\n}\n')
    expect(found[0]).toMatch(
      /^slides\/my\.css:2:3 --slide-ink-soft on --slide-\S+ has a contrast of \d\.\d in light slides; text needs 4\.5$/,
    )
    expect((await own(':root { --slide-accent: #17607a }')).problems).toContainEqual(
      expect.stringContaining('in dark slides'),
    )
  })

  test('ST91 an endless or broken file does no harm', async () => {
    expect((await own('a'.repeat(20_001))).problems).toHaveLength(1)
    expect((await own('/* never closed :root { --slide-ink: #111111 }')).problems).toEqual([])
    expect((await own(':root { --slide-accent: #7a1f5c; --slide-title: 50px')).theme?.light).toEqual({
      '--slide-accent': '#7a1f5c',
      '--slide-title': '50px',
    })
    expect((await own('{'.repeat(10_000))).theme?.light).toEqual({})
  })
})
