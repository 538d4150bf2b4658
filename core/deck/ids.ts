import { slug } from 'github-slugger'
import type { Report } from './diagnose.ts'
import { attributePlace, type SlideHead } from './slide-head.ts'

/** Hands out ids so that none is used twice. */
export class Ids {
  readonly #taken = new Set<string>()
  /** Where to go on counting for a name, so that thousands of equal headings stay linear. */
  readonly #next = new Map<string, number>()

  has(id: string): boolean {
    return this.#taken.has(id)
  }

  /** The id itself when it is free, otherwise with `-1`, `-2` … at its end. */
  take(wanted: string): string {
    let id = wanted
    let count = this.#next.get(wanted) ?? 1
    while (this.#taken.has(id)) id = `${wanted}-${count++}`
    this.#next.set(wanted, count)
    this.#taken.add(id)
    return id
  }
}

/**
 * One id per slide, in order. Written ids come first, so that a heading elsewhere can never take one away;
 * a slide without a title counts only its like within the section, so that other slides come and go.
 */
export function assignIds(slides: SlideHead[], ids: Ids, report: Report): string[] {
  const result = new Map<SlideHead, string>()
  for (const slide of slides) {
    const { id } = slide.attributes
    if (id === undefined) continue
    const unique = ids.take(id)
    result.set(slide, unique)
    if (unique === id) continue
    report.add(
      'slide-id-duplicate',
      attributePlace(slide, `#${id}`),
      `the id "${id}" is already that of another slide`,
      `This slide is "${unique}" until you give it an id of its own.`,
    )
  }
  let section = ''
  let count = 0
  return slides.map((slide) => {
    const named =
      result.get(slide) ?? (slide.title === '' ? undefined : ids.take(slug(slide.title) || 'slide'))
    if (slide.kind === 'section') count = 0
    else if (named === undefined) count += 1
    const id = named ?? ids.take(slide.kind === 'section' ? 'section' : `${section}slide-${count}`)
    if (slide.kind === 'section') section = `${id}-`
    return id
  })
}
