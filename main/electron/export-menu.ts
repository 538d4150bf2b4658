import type { PdfWishes } from '../../core/export/pdf-options.ts'
import type { ExportWish } from '../../core/export/wish.ts'
import type { MenuTemplate } from './surface.ts'

const EXPORTS: readonly (readonly [id: string, label: string, wishes: PdfWishes])[] = [
  ['export-slides', 'Slides…', { kind: 'slides' }],
  ['export-steps', 'Slides step by step…', { kind: 'steps' }],
  ['export-with-sources', 'Slides with their sources…', { kind: 'slides', slideSources: true }],
  ['export-4-3', 'Slides as 4:3…', { kind: 'slides', aspect: '4:3' }],
  ['export-handout-2', 'Handout, two to a page…', { kind: 'handout', perPage: 2 }],
  [
    'export-handout-3',
    'Handout, three to a page with lines…',
    { kind: 'handout', perPage: 3, beside: 'lines' },
  ],
  ['export-handout-4', 'Handout, four to a page…', { kind: 'handout', perPage: 4 }],
  ['export-handout-6', 'Handout, six to a page…', { kind: 'handout', perPage: 6 }],
  ['export-handout-notes', 'Handout with notes…', { kind: 'handout', beside: 'notes' }],
  ['export-script', 'Script…', { kind: 'script' }],
  ['export-sources', 'Sources…', { kind: 'sources' }],
]

/** What is wished for, which may be something of the slide that is shown, by its id; null in a lecture without slides. */
export type MenuWish = ExportWish | ((slide: string | null) => ExportWish)

const OTHERS: readonly (readonly [id: string, label: string, wish: MenuWish])[] = [
  ['export-html', 'Web page…', { type: 'html', notes: false }],
  ['export-html-notes', 'Web page with notes…', { type: 'html', notes: true }],
  ['export-pptx', 'PowerPoint…', { type: 'pptx' }],
  ['export-archive', 'The lecture in one file…', { type: 'archive' }],
  [
    'export-picture',
    'This slide as a picture…',
    (slide) => ({ type: 'png', slide, dark: false, ink: false }),
  ],
  ['export-pictures', 'All slides as pictures…', { type: 'png', slide: null, dark: false, ink: false }],
  ['export-diagram', 'Diagrams of this slide…', (slide) => ({ type: 'svg', slide })],
  ['export-diagrams', 'All diagrams…', { type: 'svg', slide: null }],
  ['export-pack', 'The lecture as it was given…', { type: 'pack' }],
  ['export-bib', 'Sources as BibTeX…', { type: 'bib' }],
  ['export-csl', 'Sources as CSL-JSON…', { type: 'csl' }],
]

/** What a lecture can be exported as without being asked how. */
export function exportItems(enabled: boolean, exportAs: (wish: MenuWish) => void): MenuTemplate {
  return [
    ...EXPORTS.map(([id, label, pdf]) => ({
      id,
      label,
      enabled,
      click: () => exportAs({ type: 'pdf', pdf }),
    })),
    { type: 'separator' },
    ...OTHERS.map(([id, label, wish]) => ({ id, label, enabled, click: () => exportAs(wish) })),
  ]
}
