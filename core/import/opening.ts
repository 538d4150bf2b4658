import type { PhrasingContent, RootContent } from 'mdast'
import { plainText } from '../deck/tree.ts'
import { GONE, OWN } from './marks.ts'
import type { DeckFacts } from './model.ts'
import type { ReadSlide } from './slide.ts'

/** Characters of a subtitle that still stands well below a title. */
const longest = 200

/**
 * A lecture makes its title slide from its configuration. A deck's first slide that has the deck's title and
 * a few plain lines becomes that title slide, with these lines as its subtitle; undefined for every other one,
 * which stays a slide of its own.
 */
export function openingFacts(slides: readonly ReadSlide[], facts: DeckFacts): DeckFacts | undefined {
  const [first] = slides
  if (!first?.root || !first.heading || slides.length < 2 || !first.isLight) return undefined
  const { found, heading, title } = first
  // Without a title of the deck's own, a heading of the second level is a slide's.
  if (facts.title === undefined && heading.depth > 1) return undefined
  const isOwn =
    found.opensSection === true ||
    found.stack !== undefined ||
    found.background !== undefined ||
    found.isIncremental === true
  if (isOwn || title === '' || !sameWords(facts.title ?? title, title)) return undefined
  const lines: string[] = []
  for (const block of first.root.children) {
    const own = linesOf(block)
    if (!own) return undefined
    if (block !== heading) lines.push(...own)
  }
  const subtitle = lines.join(' · ')
  if (subtitle === '' || sameWords(subtitle, facts.subtitle ?? ''))
    return { ...facts, title: facts.title ?? title }
  if (facts.subtitle !== undefined || subtitle.length > longest) return undefined
  return { ...facts, title: facts.title ?? title, subtitle }
}

function sameWords(one: string, other: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return words(one) === words(other)
}

/** The lines of a block of plain words; undefined for any other block. */
function linesOf(block: RootContent): string[] | undefined {
  if (block.type !== 'paragraph' && block.type !== 'heading') return undefined
  if (!block.children.every(isPlain)) return undefined
  const lines: string[] = ['']
  for (const child of block.children) {
    const [first = '', ...others] = child.type === 'break' ? ['', ''] : plainText(child).split('\n')
    lines.push(`${lines.pop() ?? ''}${first}`, ...others)
  }
  return lines.map((line) => line.replaceAll(/\s+/g, ' ').trim()).filter((line) => line !== '')
}

function isPlain(node: PhrasingContent): boolean {
  if (node.type === 'strong' || node.type === 'emphasis') return node.children.every(isPlain)
  // Braces may be attributes or Vue's, marks are Lectern's own syntax, three points are Pandoc's pause.
  const special = ['{', OWN, GONE, '. . .']
  return node.type === 'break' || (node.type === 'text' && !special.some((sign) => node.value.includes(sign)))
}
