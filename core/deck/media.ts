import type { Element } from 'hast'
import type { Place } from './diagnose.ts'
import { deckUrl, findLectureFile } from './lecture-files.ts'
import { reportBroken, type Scope } from './scope.ts'

/** What is known of a picture, from Markdown or from HTML. */
export interface Picture {
  address: string
  alt: string
  caption?: string | undefined
  /** Already checked CSS. */
  style?: string | undefined
  /** Of a film: the address of the picture that stands for it. */
  poster?: string | undefined
  classes: string[]
  place: Place
}

const kinds: Record<string, 'video' | 'audio'> = {
  mp4: 'video',
  m4v: 'video',
  webm: 'video',
  ogv: 'video',
  mov: 'video',
  mp3: 'audio',
  m4a: 'audio',
  aac: 'audio',
  ogg: 'audio',
  oga: 'audio',
  opus: 'audio',
  flac: 'audio',
  wav: 'audio',
}

/** Whether a file is film or sound, by its name; undefined for everything else. */
export function mediaKind(path: string): 'video' | 'audio' | undefined {
  const ending = /\.([a-z\d]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(kinds, ending) ? kinds[ending] : undefined
}

/**
 * `![what it shows](clip.mp4){poster=first.png}` as a player. It never starts by itself, and fetches no more
 * than its length until somebody starts it.
 */
export function mediaElement(picture: Picture, path: string, scope: Scope): Element {
  const kind = mediaKind(path) ?? 'video'
  const players = picture.classes.filter((name) => name !== 'loop' && name !== 'muted')
  const element: Element = {
    type: 'element',
    tagName: kind,
    properties: { src: deckUrl(path), controls: true, preload: 'metadata' },
    children: [],
  }
  const { properties } = element
  if (kind === 'video') properties['playsInline'] = true
  if (picture.alt.trim() !== '') properties['ariaLabel'] = picture.alt
  for (const name of ['loop', 'muted']) if (picture.classes.includes(name)) properties[name] = true
  if (players.length > 0) properties['className'] = players
  if (picture.style !== undefined) properties['style'] = picture.style
  if (picture.poster === undefined) return element
  const poster = findLectureFile(picture.poster, scope)
  if (!('path' in poster)) {
    const mistake = { code: 'image-missing' as const, place: picture.place, ...poster }
    return reportBroken(scope, 'div', mistake)
  }
  properties['poster'] = deckUrl(poster.path)
  return element
}
