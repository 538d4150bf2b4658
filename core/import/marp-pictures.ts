import type { Image, Root } from 'mdast'
import { cssLength } from '../deck/images.ts'
import { walk } from '../deck/tree.ts'
import { endOf, startOf } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'

export interface Background {
  node: Image
  /** It takes one side of the slide. */
  isBeside: boolean
  isLeft: boolean
  /** How much of the slide, such as `40%`; absent for half of it. */
  share?: string
}

/** The picture as a picture, without Marp's keywords. */
export function plainPicture({ node }: Background, passage: Passage): Passage {
  const picture = passage.slice(startOf(node), endOf(node))
  const close = picture.text.indexOf('](')
  const words = (node.alt ?? '').split(/\s+/).filter((word) => !keyword.test(word))
  return close < 0 ? picture : picture.edit([{ start: 2, end: close, text: words.join(' ') }])
}

/** `![bg right:40%](x)` */
export function backgroundsOf(root: Root): Background[] {
  const found: Background[] = []
  walk(root, (node) => {
    if (node.type !== 'image') return
    const words = (node.alt ?? '').split(/\s+/)
    if (!words.includes('bg')) return
    const side = words.find((word) => /^(?:left|right)(?::|$)/.test(word))
    const share = /:(\d{1,2}(?:\.\d{1,3})?%)$/.exec(side ?? '')?.[1]
    found.push({
      node,
      isBeside: side !== undefined,
      isLeft: side?.startsWith('left') ?? false,
      ...(share === undefined ? {} : { share }),
    })
  })
  return found
}

const keyword =
  /^(?:bg|fit|contain|cover|auto|vertical|left|right|\d+(?:\.\d+)?%|(?:left|right):\S+|(?:w|h|width|height):\S+|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?)$/

/** Takes Marp's keywords out of a picture's description; a width or height becomes an attribute. */
export function pictureEdits(root: Root, text: string): Edit[] {
  const edits: Edit[] = []
  walk(root, (node) => {
    if (node.type !== 'image' || !node.alt) return
    const words = node.alt.split(/\s+/)
    if (words.includes('bg') || !words.some((word) => keyword.test(word))) return
    const start = startOf(node)
    const close = text.indexOf(`](`, start)
    if (close < 0 || close > endOf(node)) return
    const rest = words.filter((word) => !keyword.test(word)).join(' ')
    const size = words.flatMap((word) => {
      const [, kind, value = ''] = /^(w|h)(?:idth|eight)?:(\S+)$/.exec(word) ?? []
      const length = cssLength(value)
      return kind === undefined || length === undefined
        ? []
        : [`${kind === 'w' ? 'width' : 'height'}=${length}`]
    })
    edits.push({ start: start + 2, end: close, text: rest })
    if (size.length > 0) edits.push({ start: endOf(node), end: endOf(node), text: `{${size.join(' ')}}` })
  })
  return edits
}
