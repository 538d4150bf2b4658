import type { Heading } from 'mdast'
import type { Attributes } from './attributes.ts'
import { placeAt, type Place, type SourceText } from './diagnose.ts'

/** What a slide's heading says. */
export interface SlideHead {
  kind: 'section' | 'content'
  source: SourceText
  place: Place
  /** Absent for a slide that begins with `---` or at the top of a file. */
  heading?: Pick<Heading, 'position'>
  title: string
  attributes: Attributes
}

/** Where `written` stands in the slide's heading line; the heading itself when it is not found. */
export function attributePlace(slide: Pick<SlideHead, 'source' | 'heading'>, written: string): Place {
  const start = slide.heading?.position?.start.offset ?? 0
  const line = slide.source.text.slice(start, slide.heading?.position?.end.offset)
  return placeAt(slide.source, start + (written === '' ? 0 : Math.max(0, line.lastIndexOf(written))))
}
