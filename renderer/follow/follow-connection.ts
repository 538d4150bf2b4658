import type { DeckOutline, SlideContent, SlideSummary } from '../../core/rpc/contract.ts'
import type { LectureConnection } from '../shared/connect.ts'

/**
 * A follower's connection as one that shows slides expects it. Only what the room has seen can be had: the outline
 * has empty entries for the rest, so that slides are numbered out of all, and they are filled as slides come;
 * what lies ahead is not asked for. Mistakes found here are nobody's business.
 * @param seen index of the furthest slide, 0-based, and the number of slides
 */
export function followConnection(
  connection: LectureConnection,
  seen: () => { furthest: number; slideCount: number },
): LectureConnection {
  let outline: { deckRevision: number; padded: DeckOutline } | null = null
  const own: Partial<LectureConnection> = {
    async outline() {
      const found = await connection.outline()
      if (outline?.deckRevision !== found.deckRevision)
        outline = { deckRevision: found.deckRevision, padded: padded(found, seen().slideCount) }
      return outline.padded
    },
    async slides(indices) {
      const allowed = indices.filter((index) => index <= seen().furthest)
      const slides = allowed.length === 0 ? [] : await connection.slides(allowed)
      for (const slide of slides) if (outline !== null) outline.padded.slides[slide.index] = summaryOf(slide)
      return slides
    },
    report: async () => {},
  }
  return new Proxy(connection, {
    get(target, name) {
      const value: unknown = Reflect.get(own, name) ?? Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

function padded(outline: DeckOutline, slideCount: number): DeckOutline {
  const slides = Array.from(
    { length: Math.max(slideCount, outline.slides.length) },
    (_, index): SlideSummary => outline.slides[index] ?? unknownSlide(index),
  )
  return { ...outline, slides }
}

function unknownSlide(index: number): SlideSummary {
  return { id: '', index, section: -1, kind: 'content', title: '', lastStep: 0 }
}

function summaryOf({ id, index, section, kind, title, lastStep }: SlideContent): SlideSummary {
  return { id, index, section, kind, title, lastStep }
}
