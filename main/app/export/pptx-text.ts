import type PptxGen from 'pptxgenjs'
import type { Paragraph, TextRun } from '../../../core/export/slide-objects.ts'

/** Fonts that every machine has: those of the slides are not part of a PPTX. */
export const FONTS = { title: 'Georgia', text: 'Arial', code: 'Courier New' }

/** Points to the CSS pixel. */
export const POINT = 0.75

export interface TextSurroundings {
  /** 1-based numbers of the slides by id. */
  numbers: ReadonlyMap<string, number>
  /** BCP 47. */
  lang: string
}

/** A colour `#rrggbb` as the library takes it. */
export const plain = (colour: string) => colour.replace('#', '').toUpperCase()

/** @param font for what is not said to have another */
export function textOf(
  paragraphs: Paragraph[],
  ink: string,
  font: string,
  around: TextSurroundings,
): PptxGen.TextProps[] {
  return paragraphs.flatMap(({ runs, bullet, level, size, align, isRtl, before = 0 }) =>
    brokenLines(runs).map(({ isBroken, ...run }, index, { length }) => ({
      text: run.text,
      options: {
        ...(isBroken && { softBreakBefore: true }),
        ...runOptions(run, ink, font, around),
        fontSize: points(run.size ?? size, run.serif ? FONTS.title : font),
        // What belongs to the paragraph is said once: the library would write it at each run, which is no valid file.
        ...(index === 0 && {
          align,
          indentLevel: level,
          ...(isRtl && { rtlMode: true }),
          ...(before > 0 && { paraSpaceBefore: Math.round(before * POINT) }),
          ...(bullet !== undefined && { bullet: bullet === 'number' ? { type: 'number' as const } : true }),
        }),
        ...(index === length - 1 && { breakLine: true }),
      },
    })),
  )
}

/** A line that is broken by its author is broken before the next run: as a letter of its own it would be lost. */
function brokenLines(runs: readonly TextRun[]): (TextRun & { isBroken: boolean })[] {
  let isBroken = false
  return runs.flatMap((run) => {
    if (run.text === '\n') {
      isBroken = true
      return []
    }
    const text = isBroken ? run.text.trimStart() : run.text
    const line = { ...run, text, isBroken }
    isBroken = false
    return [line]
  })
}

/** Georgia is wider than the serif of the slides; the others are not. */
const WIDER: Readonly<Record<string, number>> = { [FONTS.title]: 0.93 }

function points(pixels: number, font: string): number {
  return Math.round(pixels * POINT * (WIDER[font] ?? 1) * 10) / 10
}

function runOptions(
  run: TextRun,
  ink: string,
  font: string,
  { numbers, lang }: TextSurroundings,
): PptxGen.TextPropsOptions {
  const target = run.link?.startsWith('#') ? numbers.get(run.link.slice(1)) : undefined
  return {
    color: plain(run.colour ?? ink),
    fontFace: run.code ? FONTS.code : run.serif ? FONTS.title : font,
    lang,
    ...(run.bold && { bold: true }),
    ...(run.italic && { italic: true }),
    ...(run.raised === 'sub' && { subscript: true }),
    ...(run.raised === 'sup' && { superscript: true }),
    ...(target !== undefined && { hyperlink: { slide: target } }),
    ...(run.link !== undefined && !run.link.startsWith('#') && { hyperlink: { url: run.link } }),
  }
}
