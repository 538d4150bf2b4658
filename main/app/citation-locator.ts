/** Where in a source, as CSL wants it. */
export interface Locator {
  /** CSL's name of the kind, e.g. `page`; the style words it in the lecture's language. */
  label: string
  /** e.g. `310-312`. */
  locator: string
}

const LABELS = new Map(
  Object.entries({
    p: 'page',
    pp: 'page',
    page: 'page',
    pages: 'page',
    s: 'page',
    ch: 'chapter',
    chap: 'chapter',
    chaps: 'chapter',
    chapter: 'chapter',
    chapters: 'chapter',
    kap: 'chapter',
    fig: 'figure',
    figs: 'figure',
    figure: 'figure',
    figures: 'figure',
    abb: 'figure',
    tab: 'table',
    tbl: 'table',
    table: 'table',
    tables: 'table',
    sec: 'section',
    secs: 'section',
    sect: 'section',
    section: 'section',
    sections: 'section',
    '§': 'section',
    '§§': 'section',
    par: 'paragraph',
    para: 'paragraph',
    paras: 'paragraph',
    paragraph: 'paragraph',
    '¶': 'paragraph',
    '¶¶': 'paragraph',
    vol: 'volume',
    vols: 'volume',
    volume: 'volume',
    volumes: 'volume',
    bd: 'volume',
    no: 'issue',
    nos: 'issue',
    col: 'column',
    cols: 'column',
    columns: 'column',
    column: 'column',
    n: 'note',
    nn: 'note',
    note: 'note',
    notes: 'note',
    v: 'verse',
    verse: 'verse',
    verses: 'verse',
    vv: 'verse',
    l: 'line',
    line: 'line',
    lines: 'line',
    ll: 'line',
    bk: 'book',
    bks: 'book',
    book: 'book',
    books: 'book',
    pt: 'part',
    pts: 'part',
    part: 'part',
    parts: 'part',
    fol: 'folio',
    fols: 'folio',
    folio: 'folio',
    folios: 'folio',
    op: 'opus',
    ops: 'opus',
    opus: 'opus',
    issue: 'issue',
    issues: 'issue',
    appendix: 'appendix',
    pars: 'paragraph',
    paragraphs: 'paragraph',
    seite: 'page',
    seiten: 'page',
    kapitel: 'chapter',
    bde: 'volume',
    app: 'appendix',
  }),
)

/** Reads `p. 310`, `fig. 2` or a bare `310`, which is a page; undefined when it is none of these. */
export function parseLocator(written: string): Locator | undefined {
  const [, entry] = /^(?:s\. ?vv?\.|sub verb(?:o|is))\s+(.+)$/s.exec(written.trim()) ?? []
  if (entry !== undefined) return { label: 'sub-verbo', locator: entry }
  const [, word = '', rest = ''] = /^([\p{L}]+|[§¶]{1,2})?\.?\s*(.*)$/su.exec(written.trim()) ?? []
  const label = word === '' ? 'page' : LABELS.get(word.toLowerCase())
  if (label !== undefined && /^[\p{L}]{0,4}\d|^[ivxlcdm]+\b/iu.test(rest)) return { label, locator: rest }
  // Roman numerals alone, as in a preface, and the numbers of electronic articles.
  return /^(?:[ivxlcdm]+(?:\s*[-–]\s*[ivxlcdm]+)?|e\d+)$/i.test(written.trim())
    ? { label: 'page', locator: written.trim() }
    : undefined
}
