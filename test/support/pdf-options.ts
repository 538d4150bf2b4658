import { settlePdfOptions, type PdfOptions, type PdfWishes } from '../../core/export/pdf-options.ts'

/** Options whose wishes are known to go together. */
export function pdfOptions(wishes: PdfWishes): PdfOptions {
  const settled = settlePdfOptions(wishes)
  if ('problem' in settled) throw new Error(settled.problem)
  return settled
}
