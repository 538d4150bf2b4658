import type { Root, RootContent } from 'mdast'
import { walk } from '../deck/tree.ts'
import { cssColour, setBackground } from './backgrounds.ts'
import type { Place } from '../deck/diagnose.ts'
import { findComments } from './comments.ts'
import {
  commonFacts,
  readSettings,
  splitFrontMatter,
  textOf,
  type Setting,
  type Settings,
} from './front-matter.ts'
import { inColumns } from './columns.ts'
import { inlineLinks } from './inline-links.ts'
import { divLine, GONE } from './marks.ts'
import { backgroundsOf, pictureEdits, plainPicture, type Background } from './marp-pictures.ts'
import type { FoundDeck, FoundSlide } from './model.ts'
import { endOf, parseSafely, startOf } from './parsed.ts'
import { Passage, type Edit } from './passage.ts'
import { quoted, type ImportReport } from './report.ts'
import { repair } from './repair.ts'
import type { Assets } from './assets.ts'

/** Marp: slides between rules or at headings, directives and presenter notes in comments. */
export function readMarp(deck: Passage, report: ImportReport, assets: Assets): FoundDeck {
  const front = splitFrontMatter(deck)
  const settings: Settings = front ? readSettings(quoteLoose(front.yaml), report) : new Map()
  const facts = commonFacts(settings)
  if (/\binvert\b/.test(textOf(settings.get('class')?.value) ?? '')) facts.appearance = 'dark'
  const reader = new MarpReader(report, assets, facts.appearance === 'dark')
  reader.directives(settings)
  const body = inlineLinks(front?.rest ?? deck)
  const root = parseSafely(body.text)
  if (root) reader.findDivider(root, body)
  const pieces = root ? splitMarp(root, body, reader.divider) : [body]
  return {
    facts,
    slides: pieces.map((piece) => reader.slide(repair(piece, report))),
    dialect: {
      format: 'marp',
      isPandoc: false,
      isVue: false,
      hasHardBreaks: true,
      hasCitations: false,
      hasSlideFootnotes: false,
    },
    bibliographies: [],
  }
}

/** Marp takes `color: #123` and `header: **words**` as they are meant, which YAML does not. */
function quoteLoose(yaml: Passage): Passage {
  const loose =
    /^([ \t]*[_$]?(?:backgroundColor|color|header|footer|class)[ \t]*:[ \t]+)([#*&!%@`][^'\n]*?)[ \t]*$/gm
  return yaml.edit(
    [...yaml.text.matchAll(loose)].flatMap(({ index, 1: key = '', 2: value = '' }) => {
      const start = index + key.length
      return [start, start + value.length].map((at) => ({ start: at, end: at, text: "'" }))
    }),
  )
}

function splitMarp(root: Root, body: Passage, divider: ReadonlySet<number>): Passage[] {
  const pieces: Passage[] = []
  let start = 0
  let isEmpty = true
  const cut = (end: number, next: number) => {
    pieces.push(body.slice(start, end))
    start = next
    isEmpty = true
  }
  for (const block of root.children) {
    if (block.type === 'thematicBreak') cut(startOf(block), endOf(block))
    else if (block.type === 'heading' && divider.has(block.depth) && !isEmpty)
      cut(startOf(block), startOf(block))
    if (block.type !== 'thematicBreak' && !isComment(block)) isEmpty = false
  }
  cut(body.text.length, body.text.length)
  return pieces
}

function isComment(block: RootContent): boolean {
  return block.type === 'html' && block.value.trimStart().startsWith('<!--')
}

const known =
  /^[_$]?(?:marp|theme|style|headingDivider|lang|paginate|header|footer|class|backgroundColor|backgroundImage|backgroundPosition|backgroundRepeat|backgroundSize|color|transition|size|math|title|author|description|keywords|url|image|html)$/
const silent =
  /^[_$]?(?:marp|paginate|math|headingDivider|lang|title|author|description|keywords|url|image|html|date|subtitle|size|backgroundPosition|backgroundRepeat|backgroundSize)$/

class MarpReader {
  readonly #report: ImportReport
  readonly #assets: Assets
  readonly #isDark: boolean
  /** From a directive of the front matter or of a slide: this slide's and all that follow. */
  #background: Setting | undefined
  /** For the next slide that is read, alone. */
  #ownBackground: Setting | undefined
  /** Levels of the headings that begin a slide. */
  readonly divider = new Set<number>()

  /** `isDark`: the whole lecture is, so that a slide that is needs no looks of its own. */
  constructor(report: ImportReport, assets: Assets, isDark: boolean) {
    this.#isDark = isDark
    this.#report = report
    this.#assets = assets
  }

  /** headingDivider holds for the whole deck, also where a comment in it says so. */
  findDivider(root: Root, body: Passage): void {
    for (const comment of findComments(root)) {
      if (comment.value.includes('headingDivider'))
        this.directives(readSettings(quoteLoose(body.slice(...comment.inside)), this.#report))
    }
  }

  directives(settings: Settings): void {
    for (const [key, { value, place }] of settings) {
      const name = key.replace(/^[_$]/, '')
      const words = quoted(textOf(value) ?? key)
      if (name === 'backgroundColor' || name === 'backgroundImage') {
        if (key.startsWith('_')) this.#ownBackground = { value, place }
        else this.#background = { value, place }
      } else if (name === 'headingDivider') {
        const levels = Array.isArray(value)
          ? value
          : Array.from({ length: Number(value) || 0 }, (_, i) => i + 1)
        for (const level of levels) this.divider.add(Number(level))
      } else if (silent.test(key) || value === null || value === '') continue
      else if (name === 'style')
        this.#report.add('style-lost', place, 'styles of the deck’s own are left out')
      else if (name === 'color') this.#report.add('style-lost', place, `${name} ${words} is left out`)
      else if (name === 'header' || name === 'footer')
        this.#report.add('footer-lost', place, `the ${name} ${words} is left out`)
      else if (name === 'class') this.#reportClass(value, place)
      else this.#report.add('setting-lost', place, `"${name}" has no counterpart`)
    }
  }

  #reportClass(value: unknown, place: Place): void {
    const names = (Array.isArray(value) ? value.map(String) : (textOf(value) ?? '').split(/\s+/)).filter(
      (name) => !(this.#isDark && name === 'invert'),
    )
    if (names.length === 0) return
    this.#report.add('style-lost', place, `the class ${quoted(names.join(' '))} has no looks here`)
  }

  slide(piece: Passage): FoundSlide {
    const place = piece.place(/\S/.exec(piece.text)?.index ?? 0)
    const slide: FoundSlide = { body: piece, notes: [], place, classes: [] }
    const root = parseSafely(piece.text)
    if (!root) return slide
    const edits: Edit[] = [...fragmentLists(root, piece.text), ...pictureEdits(root, piece.text)]
    for (const comment of findComments(root)) {
      edits.push({ start: comment.start, end: comment.end, text: GONE })
      const note = piece.slice(...comment.inside)
      if (this.#isNote(note)) slide.notes.push(note)
    }
    this.#reportEmoji(root, piece)
    this.#setBackground(slide)
    const backgrounds = backgroundsOf(root)
    const used = backgrounds.filter(({ node }) => this.#assets.read(node.url, place.file).kind === 'file')
    const hasWords =
      root.children.some((block) => block.type !== 'paragraph' && !isComment(block)) || hasText(root)
    const beside = used.find(({ isBeside }) => isBeside)
    let isBehind = false
    for (const { node, isBeside } of backgrounds) {
      edits.push({ start: startOf(node), end: endOf(node), text: GONE })
      if (node === beside?.node || (!hasWords && cssColour(node.url) === undefined)) continue
      const at = piece.place(startOf(node))
      // Of several pictures behind a slide there can be one.
      if (isBeside || isBehind)
        this.#report.add('background-lost', at, `the background ${quoted(node.url)} is left out`)
      else setBackground(slide, node.url, at, { report: this.#report, assets: this.#assets })
      isBehind = true
    }
    slide.body = piece.edit(edits)
    if (beside) placeBeside(slide, beside, piece)
    else if (!hasWords) {
      for (const found of backgrounds.filter(({ node }) => cssColour(node.url) === undefined))
        slide.body = Passage.join(slide.body, '\n\n', plainPicture(found, piece), '\n')
    }
    return slide
  }

  #setBackground(slide: FoundSlide): void {
    const found = this.#ownBackground ?? this.#background
    this.#ownBackground = undefined
    const value = textOf(found?.value)
    if (!found || value === undefined || value === 'none') return
    setBackground(slide, value, found.place, { report: this.#report, assets: this.#assets })
  }

  /** A comment whose keys Marp knows is a directive, every other one is for the presenter. */
  #isNote(note: Passage): boolean {
    const text = note.text.trim()
    if (text === '' || /^(?:fit$|prettier-ignore|markdownlint-|textlint-)/.test(text)) return false
    if (!/^[\s]*[_$]?\w+\s*:/.test(note.text)) return true
    const settings = readSettings(quoteLoose(note), this.#report)
    if (![...settings.keys()].some((key) => known.test(key))) return true
    this.directives(settings)
    return false
  }

  #reportEmoji(root: Root, piece: Passage): void {
    walk(root, (node) => {
      const match = node.type === 'text' ? /(?<![\w:]):[a-z+-][\w+-]*:(?![\w:])/.exec(node.value) : null
      if (match) {
        const reason = `the emoji’s name ${match[0]} stays as text`
        this.#report.add('markup-lost', piece.place(startOf(node)), reason, 'Write the emoji itself.', 'info')
      }
    })
  }
}

function placeBeside(slide: FoundSlide, beside: Background, piece: Passage): void {
  const picture = plainPicture(beside, piece)
  slide.body = beside.isLeft
    ? inColumns([picture, slide.body], [beside.share])
    : inColumns([slide.body, picture], [undefined, beside.share])
}

function hasText(root: Root): boolean {
  return root.children.some(
    (block) =>
      block.type === 'paragraph' &&
      block.children.some((child) => child.type !== 'image' && child.type !== 'html' && !isBlank(child)),
  )
}

function isBlank(node: { type: string; value?: string }): boolean {
  return node.type === 'text' && (node.value ?? '').trim() === ''
}

/** Marp steps the lists that are written with `*` or `1)`. */
function fragmentLists(root: Root, text: string): Edit[] {
  return root.children.flatMap((block) => {
    if (block.type !== 'list' || !/^(?:\*|\d+\))/.test(text.slice(startOf(block)))) return []
    return [
      { start: startOf(block), end: startOf(block), text: divLine('incremental') },
      { start: endOf(block), end: endOf(block), text: divLine('') },
    ]
  })
}
