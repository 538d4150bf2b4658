/** The few words that printed pages add to a lecture's own. */
export interface PrintWords {
  slide: string
  slides: string
  notes: string
  noNotes: string
  sources: string
  citedOn: string
  click: string
  minutes: string
  script: string
  unverified: string
  step: string
  of: string
}

const english: PrintWords = {
  slide: 'Slide',
  slides: 'slides',
  notes: 'Notes',
  noNotes: 'No notes for this slide.',
  sources: 'Sources',
  citedOn: 'Cited on slide',
  click: 'click',
  minutes: 'min',
  script: 'Speaker notes',
  unverified: 'unverified',
  step: 'Step',
  of: 'of',
}

const languages: Record<string, PrintWords> = {
  en: english,
  de: {
    slide: 'Folie',
    slides: 'Folien',
    notes: 'Notizen',
    noNotes: 'Keine Notizen zu dieser Folie.',
    sources: 'Quellen',
    citedOn: 'Zitiert auf Folie',
    click: 'Klick',
    minutes: 'Min.',
    script: 'Vortragsnotizen',
    unverified: 'ungeprüft',
    step: 'Schritt',
    of: 'von',
  },
  fr: {
    slide: 'Diapositive',
    slides: 'diapositives',
    notes: 'Notes',
    noNotes: 'Aucune note pour cette diapositive.',
    sources: 'Sources',
    citedOn: 'Cité à la diapositive',
    click: 'clic',
    minutes: 'min',
    script: 'Notes de l’orateur',
    unverified: 'non vérifié',
    step: 'Étape',
    of: 'sur',
  },
  es: {
    slide: 'Diapositiva',
    slides: 'diapositivas',
    notes: 'Notas',
    noNotes: 'Sin notas para esta diapositiva.',
    sources: 'Fuentes',
    citedOn: 'Citado en la diapositiva',
    click: 'clic',
    minutes: 'min',
    script: 'Notas del orador',
    unverified: 'sin verificar',
    step: 'Paso',
    of: 'de',
  },
}

/** English for languages that are not known. */
export function printWords(lang: string): PrintWords {
  return languages[lang.slice(0, 2).toLowerCase()] ?? english
}
