import { describe, expect, test } from 'vitest'
import { readDate, readYear } from '../../../core/deck/bib-dates.ts'
import { latexToText } from '../../../core/deck/bib-latex.ts'
import { readNames } from '../../../core/deck/bib-names.ts'
import { sentenceCase } from '../../../core/deck/sentence-case.ts'

describe('LaTeX in BibTeX', () => {
  test.each([
    ['M{\\"u}ller, M\\"{u}ller, M\\"uller, M{\\"{u}}ller', 'Müller, Müller, Müller, Müller'],
    [
      "\\'E\\`a\\^o\\~n\\=u\\.z {\\v S}\\v{c} \\c{c} \\H{o} \\u{g} \\k{a} \\r a \\d{h}",
      'ÉàôñūżŠč ç ő ğ ą å ḥ'.replace('żŠ', 'ż Š'),
    ],
    ["na{\\\"\\i}ve, \\'{\\i}, \\'\\i", 'naïve, í, í'],
    ['{\\ss} \\o{} {\\O}rsted \\l{}\\L \\ae \\AA \\oe', 'ß ø Ørsted łŁæÅœ'],
    ['A \\& B 10\\,\\% \\$5 \\#1 a\\_b', 'A & B 10\u2009% $5 #1 a_b'],
    ["``so'' -- `or' --- it's~so", '“so” – ‘or’ — it’s\u00A0so'],
    ['\\emph{Rattus} {\\it in vivo} {\\bf b}', '<i>Rattus</i> <i>in vivo</i> <b>b</b>'],
    [
      '\\textsuperscript{3}H, H$_2$O, $10^{-3}$, $\\beta$-endorphin',
      '<sup>3</sup>H, H<sub>2</sub>O, 10<sup>-3</sup>, β-endorphin',
    ],
    ['\\href{https://x.org}{words} \\url{a_b} \\unknown{kept} \\unknown gone', 'words a_b kept gone'],
    ['$\\mu$-opioid \\textmu m \\ensuremath{\\alpha}', 'μ-opioid µm α'],
    ['{unclosed \\', 'unclosed'],
    ['a } b', 'a b'],
  ])('DK100 what LaTeX writes becomes text and markup: %s -> %s', (latex, text) => {
    expect(latexToText(latex)).toBe(text)
  })

  test('DK100 braces keep capitals in titles', () => {
    expect(latexToText('The {DNA} of {\\"U}ber {{pH} x}', { protectCase: true })).toBe(
      'The <span class="nocase">DNA</span> of Über <span class="nocase">pH x</span>',
    )
  })
})

describe('names in BibTeX', () => {
  const vanBeethoven = { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }
  test.each<[string, object[]]>([
    ['Ludwig van Beethoven', [vanBeethoven]],
    ['van Beethoven, Ludwig', [vanBeethoven]],
    ['King, Jr., Martin Luther', [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]],
    [
      "de la Vall{\\'e}e Poussin, Charles",
      [{ family: 'Vallée Poussin', given: 'Charles', 'non-dropping-particle': 'de la' }],
    ],
    [
      '{World Health Organization} and others',
      [{ literal: 'World Health Organization' }, { literal: 'others' }],
    ],
    [
      '{Simon and Schuster} AND\n  Ann Lee',
      [{ literal: 'Simon and Schuster' }, { family: 'Lee', given: 'Ann' }],
    ],
    ['Plato', [{ family: 'Plato' }]],
    ['Jean-Paul Sartre', [{ family: 'Sartre', given: 'Jean-Paul' }]],
    ['{\\O}rsted, H. C.', [{ family: 'Ørsted', given: 'H. C.' }]],
    ["{\\'e}tienne Dupont", [{ family: 'Dupont', 'non-dropping-particle': 'étienne' }]],
    [
      'family=Humboldt, given=Alexander, prefix=von, useprefix=false',
      [{ family: 'Humboldt', given: 'Alexander', 'dropping-particle': 'von' }],
    ],
    ['Maria {de Sousa Lima}', [{ family: 'de Sousa Lima', given: 'Maria' }]],
    ['', []],
  ])('DK101 the names of authors are read into family, given and particles: %s', (written, names) => {
    expect(readNames(written)).toEqual(names)
  })
})

describe('dates of references', () => {
  test.each<[string, object | undefined]>([
    ['2019', { 'date-parts': [[2019]] }],
    ['2019-03-05', { 'date-parts': [[2019, 3, 5]] }],
    [
      '2019-03/2019-05',
      {
        'date-parts': [
          [2019, 3],
          [2019, 5],
        ],
      },
    ],
    ['2019/..', { 'date-parts': [[2019]] }],
    ['1850~', { 'date-parts': [[1850]], circa: true }],
    ['2001-21', { 'date-parts': [[2001, 13]] }],
    ['2019-99', { 'date-parts': [[2019]] }],
    ['in press', { literal: 'in press' }],
    ['', undefined],
  ])('DK102 a date of BibLaTeX becomes the parts of a date: %s', (written, date) => {
    expect(readDate(written)).toEqual(date)
  })

  test.each<[[string, string?, string?], object | undefined]>([
    [['1973', 'mar'], { 'date-parts': [[1973, 3]] }],
    [['1973', 'March', '9'], { 'date-parts': [[1973, 3, 9]] }],
    [['1973', '9~mar'], { 'date-parts': [[1973, 3, 9]] }],
    [['1973', '3'], { 'date-parts': [[1973, 3]] }],
    [['c. 1850'], { 'date-parts': [[1850]], circa: true }],
    [['in press', 'mar'], { literal: 'in press' }],
    [[''], undefined],
  ])('DK102 year and month of BibTeX become the parts of a date: %j', (written, date) => {
    expect(readYear(...written)).toEqual(date)
  })
})

describe('titles in capitals', () => {
  test.each<[string, boolean | undefined, string]>([
    ['The Role of Endorphins in Pain Control', undefined, 'The role of endorphins in pain control'],
    ['Pain Relief: A Review of Long-Term Outcomes', undefined, 'Pain relief: A review of long-term outcomes'],
    [
      'The Role of <span class="nocase">Parkinson</span> and DNA in the mRNA World',
      undefined,
      'The role of <span class="nocase">Parkinson</span> and DNA in the mRNA world',
    ],
    ['Behaviour of <i>Rattus</i> in Open Fields', undefined, 'Behaviour of <i>Rattus</i> in open fields'],
    [
      'The Hubble constant from Cepheids and Gaia parallaxes',
      undefined,
      'The Hubble constant from Cepheids and Gaia parallaxes',
    ],
    [
      'Die Rolle der Endorphine bei der Schmerzkontrolle',
      undefined,
      'Die Rolle der Endorphine bei der Schmerzkontrolle',
    ],
    ['Endorphine Schmerzen Übungen', undefined, 'Endorphine Schmerzen Übungen'],
    ['Neural Pain Control', false, 'Neural Pain Control'],
    ['Neural Pain Control', true, 'Neural pain control'],
  ])(
    'DK89 a title in capitals is set as a sentence, and names keep theirs: %s',
    (title, isEnglish, cased) => {
      expect(sentenceCase(title, isEnglish)).toBe(cased)
    },
  )
})
