import type { Grade, Reference } from '../deck/types.ts'
import { findAll, hasClass, parseHtml, plainText, without } from './html-tree.ts'
import type { StudySlide } from './types.ts'

/** Kinds of study one would want to tell apart, from what the record says in its own words. */
export type StudyFamily =
  | 'meta-analysis'
  | 'trial'
  | 'imaging'
  | 'drug'
  | 'human'
  | 'animal'
  | 'laboratory'
  | 'review'
  | 'guideline'
  | 'other'

export const familyWords: Record<StudyFamily, string> = {
  'meta-analysis': 'Meta-analysis, systematic review',
  trial: 'Trial of a treatment',
  imaging: 'Brain imaging',
  drug: 'Drug or blockade experiment',
  human: 'Other human study',
  animal: 'Animal study',
  laboratory: 'Molecules and cells',
  review: 'Review',
  guideline: 'Guideline, regulation',
  other: 'Not said',
}

const FAMILIES: [RegExp, StudyFamily][] = [
  [/meta-?analy|systematic|cochrane|umbrella|scoping/i, 'meta-analysis'],
  [/guideline|classification|regulat|clinical web/i, 'guideline'],
  [/\b(pet|fmri|mri|spect|imaging)\b/i, 'imaging'],
  [/animal|\b(rat|mouse|mice)\b|comparative/i, 'animal'],
  [/trial|phase \d/i, 'trial'],
  [/drug|blockade|naloxone|naltrexone/i, 'drug'],
  [/review|re-analysis/i, 'review'],
  [/biochem|cloning|chemistry|cell|electrophys|bioassay|nerve recording/i, 'laboratory'],
  [/human|field study|longitudinal|survey|case series|cohort|experiment/i, 'human'],
]

export function familyOf({ studyType }: Pick<Reference, 'studyType'>): StudyFamily {
  const said = studyType ?? ''
  return FAMILIES.find(([words]) => words.test(said))?.[1] ?? 'other'
}

export type Species = 'humans' | 'rodents' | 'animals' | 'cells' | 'unsaid'

export const speciesWords: Record<Species, string> = {
  humans: 'Humans',
  rodents: 'Rats and mice',
  animals: 'Other animals',
  cells: 'Cells and tissue',
  unsaid: 'Not said',
}

const HUMANS =
  /\b(?:humans?|people|men|women|adults?|patients?|volunteers?|veterans?|participants?|meditators?|choirs?|population|children|students?|runners?|subjects?)\b/i
const RODENTS = /\b(?:rats?|mouse|mice|rodents?)\b/i
const ANIMALS =
  /\b(?:animals?|dogs?|ferrets?|cattle|bovine|pigs?|camels?|monkeys?|primates|cats?|sheep|birds?|fish)\b/i
const CELLS = /\b(?:cells?|cell lines?|slices?|tissue|homogenate|membranes?|cortex|receptor pharmacology)\b/i

/** In whom or what it was found, from the words of the record; several where it says several. */
export function speciesOf({ sample, studyType }: Pick<Reference, 'sample' | 'studyType'>): Species[] {
  const said = `${sample ?? ''} ${studyType ?? ''}`
  const found: Species[] = []
  if (HUMANS.test(said)) found.push('humans')
  if (RODENTS.test(said)) found.push('rodents')
  if (ANIMALS.test(said) && !(found.includes('rodents') && /^animal/i.test(studyType ?? '')))
    found.push('animals')
  if (CELLS.test(said)) found.push('cells')
  return found.length > 0 ? found : ['unsaid']
}

/** Grades of the slides that use a source; a source may carry claims of several grades. */
export function gradesOf(key: string, slides: readonly StudySlide[]): Set<Grade> {
  return new Set(
    slides.flatMap(({ references, grade }) =>
      grade !== undefined && references.some((reference) => reference.key === key) ? [grade] : [],
    ),
  )
}

/** A claim of a slide and what the lecture holds against it. */
export interface Objection {
  /** In plain words. */
  claim: string
  /** Keys of the sources that speak against it, in order. */
  keys: string[]
}

/**
 * What speaks against the claims of a slide: the sources of a fact speak against the myth beside it, and
 * those that are cited with words such as “but see” against what they follow.
 */
export function objectionsOn(slide: StudySlide): Objection[] {
  const tree = parseHtml(slide.html)
  const known = new Set(slide.references.map(({ key }) => key))
  const keysIn = (element: typeof tree) =>
    findAll(element, ({ name }) => name === 'cite').flatMap(({ attributes }) =>
      (attributes['data-keys'] ?? '').split(/\s+/).filter((key) => known.has(key)),
    )
  const facts = findAll(tree, (element) => hasClass(element, 'fact'))
  const found = findAll(tree, (element) => hasClass(element, 'myth')).flatMap((myth): Objection[] => {
    const keys = [...new Set(facts.flatMap(keysIn))]
    return keys.length === 0 ? [] : [{ claim: plainText(myth), keys }]
  })
  for (const block of findAll(tree, ({ name }) => /^(?:p|li|tr|dd)$/.test(name))) {
    const against = findAll(
      block,
      (element) => element.name === 'cite' && AGAINST.test(plainText(element, () => false)),
    )
    const keys = against.flatMap((cite) => keysIn({ name: '', attributes: {}, children: [cite] }))
    if (keys.length > 0) found.push({ claim: plainText(without(block, ({ name }) => name === 'cite')), keys })
  }
  return found
}

const AGAINST =
  /^\(?\s*(?:but see|but cf\.|contra|against|disputed by|contradicted by|aber|dagegen|mais voir|pero)\b/i
