import { isReadable } from '../deck/slide-look.ts'
import type { Place } from '../deck/diagnose.ts'
import type { Assets } from './assets.ts'
import type { FoundSlide } from './model.ts'
import { quoted, type ImportReport } from './report.ts'

export interface BackgroundContext {
  report: ImportReport
  assets: Assets
}

/** CSS names of colours that stand behind slides; every one means another colour in Lectern or none. */
const names: Record<string, string> = Object.fromEntries(
  [
    'black 000000 white ffffff gray 808080 grey 808080 silver c0c0c0 maroon 800000 red ff0000 purple 800080',
    'green 008000 lime 00ff00 olive 808000 yellow ffff00 navy 000080 blue 0000ff teal 008080 aqua 00ffff',
    'orange ffa500 beige f5f5dc ivory fffff0 lavender e6e6fa lightblue add8e6 skyblue 87ceeb pink ffc0cb',
    'lightgray d3d3d3 lightgrey d3d3d3 darkgray a9a9a9 whitesmoke f5f5f5 gold ffd700 salmon fa8072 tomato ff6347',
    'lightyellow ffffe0 lightgreen 90ee90 darkblue 00008b midnightblue 191970 darkgreen 006400 darkred 8b0000',
    'steelblue 4682b4 slategray 708090 aquamarine 7fffd4 coral ff7f50 crimson dc143c indigo 4b0082 cornsilk fff8dc',
  ].flatMap((line) => {
    const words = line.split(' ')
    return words.flatMap((word, index) => (index % 2 === 0 ? [[word, `#${words[index + 1]}`]] : []))
  }),
)

/** `#rrggbb` for a colour of CSS; undefined for what is none or has no one colour, such as a gradient. */
export function cssColour(value: string): string | undefined {
  const bare = value.trim().toLowerCase()
  if (Object.hasOwn(names, bare)) return names[bare]
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(bare)
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`
  if (/^#[\da-f]{6}$/.test(bare)) return bare
  const channels = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(bare)?.slice(1).map(Number)
  if (!channels || channels.some((channel) => channel > 255)) return undefined
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/**
 * Puts a colour or a picture beside the deck behind a slide; what cannot be there is reported. White is what
 * slides have anyway.
 */
export function setBackground(
  slide: FoundSlide,
  value: string,
  place: Place,
  { report, assets }: BackgroundContext,
): void {
  const address = /^url\(\s*["']?([^"')]*)["']?\s*\)$/.exec(value.trim())?.[1] ?? value.trim()
  if (address === '') return
  const colour = cssColour(address)
  if (colour === '#ffffff') return
  if (colour !== undefined && isReadable(colour)) {
    slide.background = colour
    return
  }
  const read = colour === undefined ? assets.read(address, place.file) : undefined
  if (read?.kind === 'file' && isPicture(read.path)) {
    slide.background = assets.take(read.path, place)
    return
  }
  const why = colour === undefined ? '' : ': no text could be read on it'
  report.add('background-lost', place, `the background ${quoted(address)} is left out${why}`)
}

/** What can stand behind a slide, as far as its name says. */
export function isPicture(path: string): boolean {
  return /\.(?:svg|png|jpe?g|webp|avif|gif)$/i.test(path)
}

/** Takes over a transition that Lectern has; another one is reported. */
export function setTransition(slide: FoundSlide, value: string, place: Place, report: ImportReport): void {
  const name = /^(none|fade|slide)(?:-|\s|$)/.exec(value.trim())?.[1]
  if (name === 'none' || name === 'fade' || name === 'slide') slide.transition = name
  else report.add('setting-lost', place, `the transition ${quoted(value)} has no counterpart`)
}
