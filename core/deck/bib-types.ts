/** CSL's type for each type of entry that BibTeX, BibLaTeX or JabRef know; another is a `document`. */
const types: Record<string, string> = {
  article: 'article-journal',
  suppperiodical: 'article-journal',
  review: 'review',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  reference: 'book',
  mvreference: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  manual: 'book',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  incollection: 'chapter',
  suppcollection: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  booklet: 'pamphlet',
  techreport: 'report',
  report: 'report',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  webpage: 'webpage',
  unpublished: 'manuscript',
  patent: 'patent',
  periodical: 'periodical',
  software: 'software',
  dataset: 'dataset',
  movie: 'motion_picture',
  video: 'motion_picture',
  audio: 'song',
  music: 'song',
  artwork: 'graphic',
  image: 'graphic',
  performance: 'performance',
  letter: 'personal_communication',
  jurisdiction: 'legal_case',
  legislation: 'legislation',
  standard: 'standard',
}

/** @param has whether the entry has that field */
export function cslType(type: string, subtype: string, has: (field: string) => boolean): string {
  if (type === 'article' && subtype === 'magazine') return 'article-magazine'
  if (type === 'article' && subtype === 'newspaper') return 'article-newspaper'
  const known = Object.hasOwn(types, type) ? types[type] : undefined
  if (known !== undefined) return known
  if (has('eprint')) return 'article'
  return has('url') && !has('howpublished') ? 'webpage' : 'document'
}

const genres: Record<string, string> = {
  phdthesis: 'PhD thesis',
  mastersthesis: 'Master’s thesis',
  mathesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  patent: 'Patent',
  software: 'Computer software',
  datacd: 'Data CD',
  audiocd: 'Audio CD',
}

/** What kind of thesis or report it is: the field `type`, where BibLaTeX has words of its own, or the entry's type. */
export function genre(type: string, field: string): string {
  const named = field === '' ? (type === 'phdthesis' || type === 'mastersthesis' ? type : '') : field
  return Object.hasOwn(genres, named) ? (genres[named] ?? '') : named
}
