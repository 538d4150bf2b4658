import type { Appearance, DeckTheme } from '../../core/deck/types.ts'

/** Properties that were set on an element by its theme. */
const worn = new WeakMap<HTMLElement, string[]>()

/**
 * Gives an element, and what is in it, an appearance in a theme; undefined for the theme "paper". Whoever sets
 * `data-appearance` sets it by this function, since each appearance of a theme has its own colours.
 */
export function wearTheme(element: HTMLElement, appearance: Appearance, theme: DeckTheme | undefined): void {
  element.dataset['appearance'] = appearance
  if (theme === undefined) delete element.dataset['theme']
  else element.dataset['theme'] = theme.name
  for (const name of worn.get(element) ?? []) element.style.removeProperty(name)
  const tokens = Object.entries(theme?.[appearance] ?? {})
  for (const [name, value] of tokens) element.style.setProperty(name, value)
  worn.set(
    element,
    tokens.map(([name]) => name),
  )
}
