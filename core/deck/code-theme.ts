import type { ThemeRegistrationAny, ThemedToken } from 'shiki/core'

/** Two themes that tell the same things apart and differ in their colours alone, as one. */
export interface PairedTheme {
  /** Its colours are numbers of pairs. */
  theme: ThemeRegistrationAny & { name: string }
  /** CSS for both themes, as variables; '' for a token without a style of its own. */
  styleOf(token: Pick<ThemedToken, 'color' | 'fontStyle'>): string
}

interface Rule {
  scope?: string | string[] | undefined
  settings: { fontStyle?: string | undefined; foreground?: string | undefined }
}

/** As much as is used here of a theme in VS Code's form. */
interface Theme {
  colors?: Record<string, string> | undefined
  tokenColors?: readonly Rule[] | undefined
}

/**
 * Colouring code takes most of its time per theme, so that two at once cost half when they are one.
 * @throws TypeError when the themes tell different things apart
 */
export function pairThemes(light: Theme, dark: Theme): PairedTheme {
  const rules = light.tokenColors ?? []
  const others = dark.tokenColors ?? []
  if (rules.length !== others.length || !rules.every((rule, index) => isAlike(rule, others[index])))
    throw new TypeError('The two themes for code do not tell the same things apart.')
  const pairs: string[] = []
  /** From 1 on: black, which is what Shiki falls back on, is no pair. */
  const number = (one: string | undefined, other: string | undefined) => {
    const style = `--shiki-light:${one?.toUpperCase() ?? ''};--shiki-dark:${other?.toUpperCase() ?? ''}`
    const known = pairs.indexOf(style)
    const at = known < 0 ? pairs.push(style) : known + 1
    return `#${at.toString(16).padStart(6, '0').toUpperCase()}`
  }
  const foreground = 'editor.foreground'
  const theme: PairedTheme['theme'] = {
    name: 'paired',
    type: 'light',
    colors: { [foreground]: number(light.colors?.[foreground], dark.colors?.[foreground]) },
    tokenColors: rules.map(({ scope, settings }, index) => {
      const { foreground: one, ...rest } = settings
      if (one === undefined) return { scope, settings: rest }
      return { scope, settings: { ...rest, foreground: number(one, others[index]?.settings.foreground) } }
    }) as NonNullable<PairedTheme['theme']['tokenColors']>,
  }
  return {
    theme,
    styleOf({ color = '', fontStyle = 0 }) {
      const style = pairs[Number.parseInt(color.slice(1), 16) - 1] ?? ''
      return [style, ...fontStyles(fontStyle)].filter((part) => part !== '').join(';')
    },
  }
}

function isAlike(one: Rule, other: Rule | undefined): boolean {
  return (
    JSON.stringify([one.scope, one.settings.fontStyle]) ===
      JSON.stringify([other?.scope, other?.settings.fontStyle]) &&
    (one.settings.foreground === undefined) === (other?.settings.foreground === undefined)
  )
}

/** Shiki's bits: 1 italic, 2 bold, 4 underlined, 8 struck through; -1 when unknown. */
function fontStyles(bits: number): string[] {
  if (bits <= 0) return []
  const lines = [bits & 4 ? 'underline' : '', bits & 8 ? 'line-through' : ''].filter((line) => line !== '')
  const both = (name: string, value: string) => `--shiki-light-${name}:${value};--shiki-dark-${name}:${value}`
  return [
    bits & 1 ? both('font-style', 'italic') : '',
    bits & 2 ? both('font-weight', 'bold') : '',
    lines.length > 0 ? both('text-decoration', lines.join(' ')) : '',
  ]
}
