import type { Config } from './config.ts'
import { contrastOf, ENOUGH } from './contrast.ts'
import { placeAt, sourceText, type Report, type SourceText } from './diagnose.ts'
import { didYouMean } from './nearest.ts'
import { colourTokens, themeNames, type ThemeName } from './theme-tokens.ts'
import { readTokenValue, tokenNames } from './theme-values.ts'
import type { Appearance, DeckTheme, SourceFile } from './types.ts'

/** Longer files are no theme. UTF-16 code units. */
const LONGEST = 20_000

/**
 * The theme that `theme` names, a bundled one or a .css file below slides/; undefined for the first bundled one,
 * also where, with a diagnostic, there is no such theme.
 */
export function chooseTheme(config: Config, files: SourceFile[] = [], report: Report): DeckTheme | undefined {
  const wanted = config.theme
  if (wanted === undefined || wanted === themeNames[0]) return undefined
  if (isBundled(wanted)) return { name: wanted }
  if (!/\.css$/i.test(wanted)) {
    const hint = didYouMean(wanted, themeNames)
    const known = `Bundled themes: ${themeNames.join(', ')}; or name a .css file below slides/.`
    report.add('config-invalid', config.themePlace, `there is no theme "${wanted}"`, hint ?? known)
    return undefined
  }
  const path = `slides/${wanted.replace(/^(?:\.\/)+/, '').replace(/^slides\//, '')}`.normalize('NFC')
  const file = files.find((one) => one.path === path)
  if (file !== undefined) return readTheme(sourceText(file), report)
  const paths = files.map((one) => one.path)
  const hint = didYouMean(path, paths) ?? 'Until it is there, the slides have the theme "paper".'
  report.add('config-invalid', config.themePlace, `there is no theme ${path}`, hint)
  return undefined
}

function isBundled(name: string): name is ThemeName {
  return themeNames.some((one) => one === name)
}

const BLOCKS: Record<string, readonly Appearance[]> = {
  ':root': ['light', 'dark'],
  '.light': ['light'],
  '.dark': ['dark'],
}

/**
 * Reads a theme of a lecture's own. It is a stranger's file: only the tokens that there are, with values of their
 * kind, are taken from it; everything else is reported and left out.
 */
function readTheme(source: SourceText, report: Report): DeckTheme {
  const theme = { name: themeNames[0], light: {}, dark: {} } satisfies DeckTheme
  if (source.text.length > LONGEST) {
    report.add(
      'config-invalid',
      placeAt(source, 0),
      `a theme has at most ${LONGEST} letters; this is not read`,
    )
    return theme
  }
  // Comments become spaces, so that places stay where they are.
  const text = source.text.replaceAll(/\/\*[^]*?(?:\*\/|$)/g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
  const values: Record<Appearance, Record<string, string>> = theme
  const refuse = (words: string, at: number) => {
    const hint = `A theme consists of ${Object.keys(BLOCKS).join(', ')}, each with its lines in braces.`
    report.add('config-invalid', placeAt(source, at), `"${words.slice(0, 60)}" is no part of a theme`, hint)
  }
  for (const { 0: rule, 1: head = '', 2: body, index } of text.matchAll(/([^{}]*)(?:\{([^{}]*)\}?|\}|$)/g)) {
    if (rule.trim() === '') continue
    // What ends in a semicolon before the braces, as @import does, is a rule of its own.
    const before = head.lastIndexOf(';') + 1
    const selector = head.slice(before).trim()
    const foreign = [
      head.slice(0, before).trim(),
      body === undefined || !Object.hasOwn(BLOCKS, selector) ? selector : '',
    ]
    for (const part of foreign.filter((words) => words !== '')) refuse(part, index + head.indexOf(part))
    if (body === undefined || !Object.hasOwn(BLOCKS, selector)) {
      if (selector === '') refuse(rule.trim(), index + rule.length - rule.trimStart().length)
      continue
    }
    readLines(body, index + head.length + 1, source, report, (token, value) => {
      for (const appearance of BLOCKS[selector] ?? []) values[appearance][token] = value
    })
  }
  reportPale(values, source, report)
  return theme
}

function readLines(
  body: string,
  from: number,
  source: SourceText,
  report: Report,
  take: (token: string, value: string) => void,
): void {
  let at = from
  for (const line of body.split(';')) {
    const place = placeAt(source, at + line.length - line.trimStart().length)
    at += line.length + 1
    if (line.trim() === '') continue
    const [, token = '', text = ''] = /^\s*([\w-]+)\s*:\s*([^]*?)\s*$/.exec(line) ?? []
    if (!tokenNames.includes(token)) {
      const name = token === '' ? line.trim().slice(0, 60) : token
      const hint = didYouMean(name, tokenNames) ?? 'docs/theming.md lists what a theme can set.'
      report.add('config-invalid', place, `a theme cannot set "${name}"`, hint)
      continue
    }
    const read = readTokenValue(token, text)
    if ('value' in read) take(token, read.value)
    else report.add('config-invalid', place, read.reason, read.hint)
  }
}

/** Inks and the papers that they must be readable on. */
const PAIRS: readonly (readonly [ink: string, paper: string])[] = [
  ...[
    '--slide-paper',
    '--slide-paper-tint',
    '--slide-accent-tint',
    '--slide-against-tint',
    '--slide-for-tint',
  ].flatMap((paper) => [['--slide-ink', paper] as const, ['--slide-ink-soft', paper] as const]),
  ['--slide-accent', '--slide-paper'],
  ['--slide-accent', '--slide-accent-tint'],
  ['--slide-against', '--slide-against-tint'],
  ['--slide-for', '--slide-for-tint'],
  ...['plain', 'region', 'peptide', 'receptor', 'effect', 'drug', 'process'].map(
    (kind) => ['--slide-ink', `--diagram-${kind}`] as const,
  ),
]

function reportPale(
  values: Record<Appearance, Record<string, string>>,
  source: SourceText,
  report: Report,
): void {
  for (const appearance of ['light', 'dark'] as const) {
    const colourOf = (token: string) =>
      values[appearance][token] ?? colourTokens[token]?.[appearance] ?? '#000000'
    for (const [ink, paper] of PAIRS) {
      if (values[appearance][ink] === undefined && values[appearance][paper] === undefined) continue
      const found = contrastOf(colourOf(ink), colourOf(paper))
      if (found >= ENOUGH) continue
      const set = values[appearance][ink] === undefined ? paper : ink
      const reason = `${ink} on ${paper} has a contrast of ${found.toFixed(1)} in ${appearance} slides; text needs ${ENOUGH}`
      report.add('config-invalid', placeAt(source, Math.max(0, source.text.indexOf(set))), reason)
    }
  }
}
