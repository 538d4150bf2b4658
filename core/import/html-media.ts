import { attributesOf } from './html-attributes.ts'
import { emptyElements, replace, stepOf, type FoundTags } from './found-tags.ts'
import { asBlock } from './marks.ts'
import { pictureHint, whyLost } from './pictures.ts'
import { quoted } from './report.ts'
import { printTag, type Tag } from './tags.ts'

/** A picture that is a block of its own becomes Markdown's; its address is looked at later. */
export function convertHtmlPicture(tag: Tag, found: FoundTags): void {
  const { passage, report } = found
  const attributes = attributesOf(tag, found)
  const address = tag.attributes.get('src') ?? ''
  const place = passage.place(tag.start)
  if (address === '') {
    if (!tag.isClosing) report.add('picture-lost', place, 'this picture names no file')
    replace(found, tag.start, tag.end, '')
    return
  }
  const alt = (tag.attributes.get('alt') ?? '').replaceAll(/[[\]\\`*_<$@\n]/g, ' ').trim()
  const pause = stepOf(tag, found)
  if (isAlone(tag, passage.text) && !/[()<>\s\\]/.test(address)) {
    const sizes = ['width', 'height'].flatMap((key) => {
      const value = attributes.get(key) ?? ''
      return /^\d{1,4}(?:%|px)?$/.test(value) ? [`${key}=${value}`] : []
    })
    const size = sizes.length > 0 ? `{${sizes.join(' ')}}` : ''
    replace(found, tag.start, tag.end, pause + asBlock(`![${alt}](${address})${size}`))
    return
  }
  const read = found.assets.read(address, place.file)
  if (read.kind === 'file') {
    attributes.set('src', found.assets.take(read.path, place))
    attributes.set('alt', alt)
    return replace(found, tag.start, tag.end, pause + printTag('img', attributes))
  }
  report.add('picture-lost', place, whyLost(address, read.kind), pictureHint)
  replace(found, tag.start, tag.end, pause + (alt === '' ? 'Picture' : `Picture: ${alt}`))
}

function isAlone(tag: Tag, text: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', tag.start - 1) + 1, tag.start)
  const end = text.indexOf('\n', tag.end)
  return line.trim() === '' && text.slice(tag.end, end < 0 ? undefined : end).trim() === ''
}

/** Sound and films: files beside the deck alone. Returns the index of the next tag to look at. */
export function convertHtmlMedia(index: number, tag: Tag, found: FoundTags): number {
  const { passage, report, assets, tags, pairs } = found
  const place = passage.place(tag.start)
  const attributes = attributesOf(tag, found)
  const address = tag.attributes.get('src')
  const read = address === undefined ? undefined : assets.read(address, place.file)
  if (tag.isClosing) return index + 1
  if (read?.kind === 'file') attributes.set('src', assets.take(read.path, place))
  if (read === undefined || read.kind === 'file') {
    replace(found, tag.start, tag.end, stepOf(tag, found) + printTag(tag.name.toLowerCase(), attributes))
    return index + 1
  }
  report.add('media-lost', place, `${quoted(address ?? '')} is not a file beside the deck`, mediaHint)
  const closing = emptyElements.has(tag.name.toLowerCase()) ? index : (pairs.get(index) ?? index)
  const isLink = /^https:\/\/[^\s"'<>]+$/i.test(address ?? '')
  const end = tags[closing]?.end ?? tag.end
  replace(found, tag.start, end, isLink ? `<a href="${address}">${address}</a>` : '')
  return closing + 1
}

const mediaHint = 'Save it beside the deck’s file and name it there, then import again.'
