import * as v from 'valibot'
import { aspects, besideChoices, papers, pdfKinds, perPageChoices } from '../export/pdf-options.ts'
import { id } from '../session/schema.ts'
import type { PdfWishes } from '../export/pdf-options.ts'
import type { ExportWish } from '../export/wish.ts'

const yes = v.optional(v.boolean())

const pdf = v.strictObject({
  kind: v.optional(v.picklist(pdfKinds)),
  perPage: v.optional(v.picklist(perPageChoices)),
  beside: v.optional(v.picklist(besideChoices)),
  paper: v.optional(v.picklist(papers)),
  aspect: v.optional(v.picklist(aspects)),
  appearance: v.optional(v.picklist(['light', 'dark'])),
  pageNumbers: yes,
  disclaimer: yes,
  slideSources: yes,
  ink: yes,
}) satisfies v.GenericSchema<unknown, PdfWishes>

/** What a page may wish for; whether the parts of it go together is for whoever grants it. */
export const exportWish: v.GenericSchema<unknown, ExportWish> = v.variant('type', [
  v.strictObject({ type: v.literal('pdf'), pdf }),
  v.strictObject({ type: v.literal('html'), notes: v.boolean() }),
  v.strictObject({ type: v.literal('archive') }),
  v.strictObject({ type: v.literal('pptx') }),
  v.strictObject({ type: v.literal('png'), slide: v.nullable(id), dark: v.boolean(), ink: v.boolean() }),
  v.strictObject({ type: v.literal('svg'), slide: v.nullable(id) }),
  v.strictObject({ type: v.literal('bib') }),
  v.strictObject({ type: v.literal('csl') }),
  v.strictObject({ type: v.literal('pack') }),
])
