import type { Names } from './lookups.ts'
import { limits } from './limits.ts'
import { didYouMean } from './nearest.ts'
import type { Scope } from './scope.ts'
import { decodeAddress } from './decode-address.ts'

/** A file of the lecture that an address in its text names, or why it names none. */
export type FoundFile = { path: string } | { reason: string; hint?: string }

/** Resolves an address as written in the file at `from`; files are looked for below slides/ alone. */
export function findFile(
  address: string,
  from: string,
  files: Names,
  suggest: (word: string, names: string[]) => string | undefined = didYouMean,
): FoundFile {
  if (address === '') return { reason: 'no file is named' }
  if (address.length > limits.address) return { reason: 'this address is too long to be one' }
  if (/^(?:https?:)?\/\//i.test(address)) {
    const hint = 'Save the file in slides/media/ and name it here.'
    return { reason: `"${shorten(address)}" is on the network, and a lecture loads nothing from there`, hint }
  }
  if (/^[a-z][a-z\d+.-]*:/i.test(address) || address.startsWith('/')) {
    const hint = 'Write a path relative to slides/, such as media/picture.svg.'
    return { reason: `"${shorten(address)}" is not a path inside slides/`, hint }
  }
  const folder = from.startsWith('slides/') ? from.slice(0, from.lastIndexOf('/')) : 'slides'
  for (const path of [address, decodeAddress(address)]) {
    const joined = normalise(`${folder}/${path}`)
    if (joined === undefined) return { reason: `"${shorten(address)}" leads out of slides/` }
    for (const form of [joined, joined.normalize('NFC'), joined.normalize('NFD')]) {
      if (files.has(form)) return { path: form }
    }
  }
  const candidates = [...files.keys()].map((file) => relative(file, folder))
  const near = suggest(decodeAddress(address), candidates)
  const hint = near ?? `Files are looked for in ${folder}/; upper and lower case count.`
  return { reason: `there is no file "${shorten(address)}"`, hint }
}

function relative(file: string, folder: string): string {
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file
}

function shorten(address: string): string {
  return address.length > 80 ? `${address.slice(0, 79)}…` : address
}

/** Resolves `.` and `..`; undefined when the path leaves slides/. */
function normalise(path: string): string | undefined {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
    if (parts[0] !== 'slides') return undefined
  }
  return parts.join('/')
}

/** The address under which both shells serve a file of the lecture. */
export function deckUrl(path: string): string {
  return `/deck/${path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/')}`
}

/** As `findFile`, among all files of the lecture. */
export function findLectureFile(address: string, { source, deck }: Scope): FoundFile {
  return findFile(address, source.path, deck.files, (word, names) => deck.report.didYouMean(word, names))
}
