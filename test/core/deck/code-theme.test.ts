import { createHighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import css from 'shiki/langs/css.mjs'
import markdown from 'shiki/langs/markdown.mjs'
import ts from 'shiki/langs/typescript.mjs'
import dark from 'shiki/themes/github-dark-high-contrast.mjs'
import light from 'shiki/themes/github-light-high-contrast.mjs'
import { expect, test } from 'vitest'
import { pairThemes } from '../../../core/deck/code-theme.ts'

const samples = {
  typescript:
    'export const f = (x: number): string => `${x}` // a comment\nclass A<T> extends B { #p = /r/g }',
  css: '@media print { a[href]:hover::before { color: #fff; margin: 1px !important } }',
  markdown: '# Heading\n\n**bold** _italic_ ~~gone~~ `code` [link](https://a.example)\n\n> quoted\n',
}

test.each(Object.entries(samples))(
  'LA7 two themes that are coloured as one colour %s as each of them does',
  async (lang, code) => {
    const paired = pairThemes(light, dark)
    const engine = createJavaScriptRegexEngine({ forgiving: true })
    const themes = [light, dark, paired.theme]
    const core = await createHighlighterCore({ engine, themes, langs: [ts, css, markdown] })
    const both = core.codeToTokens(code, {
      lang,
      themes: { light: light.name ?? '', dark: dark.name ?? '' },
      defaultColor: false,
      // On a busy machine Shiki would leave the rest of a line plain.
      tokenizeTimeLimit: 0,
    })
    const asTwo = both.tokens.map((line) =>
      line.map(({ content, htmlStyle = {} }) => [
        content,
        Object.entries(htmlStyle)
          .map(([name, value]) => `${name}:${value}`)
          .sort(),
      ]),
    )
    const asOne = core
      .codeToTokensBase(code, { lang, theme: paired.theme.name, tokenizeTimeLimit: 0 })
      .map((line) => line.map((token) => [token.content, paired.styleOf(token).split(';').sort()]))
    expect(asOne).toEqual(asTwo)
    expect(new Set(asOne.flat().map(([, style]) => String(style))).size).toBeGreaterThan(3)
  },
)

test('LA8 themes that do not tell the same things apart are refused', () => {
  expect(() => pairThemes(light, { ...dark, tokenColors: [] })).toThrow(TypeError)
})
