import { contrast, ENOUGH, luminanceOf } from './contrast.ts'
import type { Place, Report } from './diagnose.ts'
import { deckUrl, findLectureFile } from './lecture-files.ts'
import { didYouMean } from './nearest.ts'
import type { Scope } from './scope.ts'
import type { Background, Slide, Transition } from './types.ts'

/** What a heading may say about how its slide looks. */
export type SlideLook = Pick<Slide, 'background' | 'transition' | 'optional'>

const transitions: readonly Transition[] = ['none', 'fade', 'slide']

/** Colours by name. `tint` and `accent` are the theme's own and follow its appearance. */
const named: Record<string, string> = {
  black: '#000000',
  white: '#ffffff',
  navy: '#0b2545',
  teal: '#0f4c5c',
  green: '#1f4d35',
  brown: '#4a2c1a',
  maroon: '#5c1a1b',
  purple: '#3b1f4b',
  grey: '#3a3f45',
  silver: '#e3e5e8',
  sand: '#f1e7d3',
  sky: '#dcecf5',
  mint: '#dff1e6',
  rose: '#f7e1e1',
  yellow: '#fdf3c4',
}
const themed = ['tint', 'accent']

/** The keys that `readLook` knows. */
export const lookKeys = ['background', 'transition', 'optional']

/** Reads one attribute into `look`; false when it is none of these. */
export function readLook(key: string, value: string, place: Place, look: SlideLook, scope: Scope): boolean {
  const { report } = scope.deck
  switch (key) {
    case 'background': {
      const background = readBackground(value, place, scope)
      if (background) look.background = background
      return true
    }
    case 'transition': {
      const transition = transitions.find((name) => name === value)
      if (transition) look.transition = transition
      else wrong(report, place, `transition="${value}" is not a transition`, value, transitions)
      return true
    }
    case 'optional':
      if (value === 'true') look.optional = true
      else if (value !== 'false') wrong(report, place, `optional="${value}"`, value, ['true', 'false'])
      return true
    default:
      return false
  }
}

function wrong(report: Report, place: Place, reason: string, value: string, names: readonly string[]): void {
  const hint = didYouMean(value, names) ?? `One of ${names.join(', ')}.`
  report.add('attribute-invalid', place, reason, hint)
}

function readBackground(value: string, place: Place, scope: Scope): Background | undefined {
  const { report } = scope.deck
  if (themed.includes(value)) return { kind: 'theme', tint: value === 'accent' ? 'accent' : 'tint' }
  const colour = Object.hasOwn(named, value) ? named[value] : hexColour(value)
  if (colour !== undefined) return plainBackground(colour, place, report)
  if (!/[./]/.test(value)) {
    const names = [...Object.keys(named), ...themed]
    const reason = `background="${value}" is neither a colour nor a picture`
    const hint = didYouMean(value, names) ?? `Write #rrggbb, a path, or one of ${names.join(', ')}.`
    report.add('attribute-invalid', place, reason, hint)
    return undefined
  }
  const found = findLectureFile(value, scope)
  if (!('path' in found)) {
    report.add('image-missing', place, found.reason, found.hint)
    return undefined
  }
  if (!/\.(?:svg|png|jpe?g|webp|avif|gif)$/i.test(found.path)) {
    const reason = `"${value}" is not a picture, so it cannot be a background`
    report.add('attribute-invalid', place, reason, 'Use an svg, png, jpg, webp, avif or gif file.')
    return undefined
  }
  const unsafe = scope.deck.unsafeImages?.get(found.path)
  if (unsafe !== undefined) {
    report.add('image-unsafe', place, unsafe)
    return undefined
  }
  return { kind: 'picture', src: deckUrl(found.path) }
}

/** `#rgb` or `#rrggbb` in six digits and lower case; undefined for anything else. */
function hexColour(value: string): string | undefined {
  if (/^#[\da-f]{6}$/i.test(value)) return value.toLowerCase()
  if (!/^#[\da-f]{3}$/i.test(value)) return undefined
  return `#${value.slice(1).replaceAll(/./g, '$&$&')}`.toLowerCase()
}

/** The theme's soft ink on light and on dark: what is hardest to read. */
const softInk = { light: 0.1, dark: 0.47 }

/** Text takes the appearance in which it is read best. */
function plainBackground(colour: string, place: Place, report: Report): Background {
  const [onLight, onDark] = contrasts(colour)
  if (!isReadable(colour)) {
    const reason = `text on the colour ${colour} is hard to read, light or dark`
    report.add('attribute-invalid', place, reason, 'Take a lighter or a darker one.')
  }
  return { kind: 'colour', colour, appearance: onLight >= onDark ? 'light' : 'dark' }
}

/** Whether text can be read on `#rrggbb`, dark or light. */
export function isReadable(colour: string): boolean {
  return Math.max(...contrasts(colour)) >= ENOUGH
}

/** Of the softest text on light and on dark slides. */
function contrasts(colour: string): [onLight: number, onDark: number] {
  const luminance = luminanceOf(colour)
  return [contrast(luminance, softInk.light), contrast(luminance, softInk.dark)]
}
