import { useEffect, useState } from 'preact/hooks'
import { DEFAULT_SETTINGS, type Settings } from '../../core/study/types.ts'

/** How the page looks, once the machine's own wishes are taken into account. */
export type Tone = 'light' | 'dark' | 'contrast'

export const SMALLEST_TEXT = 14
export const LARGEST_TEXT = 32

export function textSizeAfter(size: number, by: 1 | -1): number {
  return Math.max(SMALLEST_TEXT, Math.min(LARGEST_TEXT, size + 2 * by))
}

export function toneOf(theme: Settings['theme'], machine: { dark: boolean; contrast: boolean }): Tone {
  if (theme !== 'system') return theme
  if (machine.contrast) return 'contrast'
  return machine.dark ? 'dark' : 'light'
}

/** Puts the settings on the page; returns how it looks. */
export function useTone(settings: Settings = DEFAULT_SETTINGS): Tone {
  const machine = {
    dark: useMedia('(prefers-color-scheme: dark)'),
    contrast: useMedia('(prefers-contrast: more)'),
  }
  const tone = toneOf(settings.theme, machine)
  useEffect(() => {
    const root = document.documentElement
    root.dataset['tone'] = tone
    root.dataset['spacing'] = settings.spacing ? 'wide' : 'usual'
    root.style.setProperty('--read-size', `${settings.textSize}px`)
  }, [tone, settings.spacing, settings.textSize])
  return tone
}

export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const listen = () => setMatches(list.matches)
    listen()
    list.addEventListener('change', listen)
    return () => list.removeEventListener('change', listen)
  }, [query])
  return matches
}
