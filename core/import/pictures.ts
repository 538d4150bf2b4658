import type { Image } from 'mdast'
import { leadingAttributes } from '../deck/attributes.ts'
import type { Place } from '../deck/diagnose.ts'
import { cssLength } from '../deck/images.ts'
import type { Assets } from './assets.ts'
import { PAUSE } from './marks.ts'
import type { Dialect } from './model.ts'
import { isStepped } from './stepped.ts'
import { quoted, type ImportReport } from './report.ts'

export interface PictureContext {
  dialect: Dialect
  report: ImportReport
  assets: Assets
}

export interface PictureAt {
  node: Image
  place: Place
  /** The text that follows it. */
  after: string
  /** It is all of its paragraph. */
  isLone: boolean
  /** It stands in a link, where no other link can be. */
  isLinked: boolean
}

/** The picture as Lectern writes it; `length` is how much of the text after it belongs to it. */
export function convertPicture(at: PictureAt, context: PictureContext): { text: string; length: number } {
  const { place, isLone } = at
  const { dialect, report, assets } = context
  const found = leadingAttributes(at.after)
  const values = found?.attributes.values ?? new Map<string, string>()
  const classes = found?.attributes.classes ?? []
  const length = found?.length ?? 0
  const { node } = at
  const alt = node.alt ?? ''
  const read = assets.read(node.url, place.file)
  if (read.kind !== 'file') {
    report.add('picture-lost', place, whyLost(node.url, read.kind), pictureHint)
    return { text: inPlace(alt, at), length }
  }
  const isStep = found !== undefined && isStepped(found.attributes)
  if (isStep && !isLone) report.add('animation-lost', place, 'a picture within a line makes no step')
  if (classes.includes('absolute')) {
    report.add('layout-lost', place, 'this picture’s place on the slide is not kept')
  }
  const size = ['width', 'height'].flatMap((key) => {
    const value = cssLength(values.get(key) ?? '')
    return value === undefined ? [] : [`${key}=${value}`]
  })
  const kept = classes.includes('decorative') ? ['.decorative', ...size] : size
  const caption = dialect.isPandoc && isLone ? node.title || alt : (node.title ?? '')
  const described = values.get('fig-alt') ?? alt
  const title = caption === '' ? '' : ` "${caption.replaceAll(/\s+/g, ' ').replaceAll(/["\\]/g, '\\$&')}"`
  const attributes = kept.length === 0 ? '' : `{${kept.join(' ')}}`
  const picture = `![${escapeWords(described)}](${assets.take(read.path, place)}${title})${attributes}`
  return { text: (isStep && isLone ? PAUSE : '') + picture, length }
}

export const pictureHint = 'Save the picture beside the deck’s file and name it there, then import again.'

/** In words, what an address is that is no file beside the deck. */
export function whyLost(address: string, kind: 'remote' | 'embedded' | 'outside' | 'other'): string {
  switch (kind) {
    case 'remote':
      return `the picture ${quoted(address)} is on the network, and a lecture loads nothing from there`
    case 'embedded':
      return 'this picture is written into the text itself, which slides cannot show'
    case 'outside':
      return `the picture ${quoted(address)} is not below the folder of the deck’s file`
    case 'other':
      return `${quoted(address)} is not the file of a picture`
  }
}

/** What stands in place of a picture that is not carried over. */
function inPlace(alt: string, { node: { url: address }, isLinked }: PictureAt): string {
  const words = alt.trim() === '' ? 'Picture' : `Picture: ${escapeWords(alt.trim())}`
  if (isLinked || !/^https:\/\//i.test(address)) return words
  return `[${words}](${linkAddress(address)})`
}

export function linkAddress(address: string): string {
  return address
    .toWellFormed()
    .replaceAll(/[\s<>\\"]/g, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
}

/** Words that are to mean themselves inside a line of Markdown. */
export function escapeWords(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\[\]`*_<>$@{}~|&^]/g, '\\$&')
}
