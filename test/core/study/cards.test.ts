import { describe, expect, test } from 'vitest'
import { cardsOf, cardsOfSlide, cardText } from '../../../core/study/cards.ts'
import { flowLabels } from '../../../core/study/diagram-labels.ts'
import { cardsTsv, marksJson, marksMarkdown, readMarksJson } from '../../../core/study/exports.ts'
import { broughtIn, marksOf, withMark } from '../../../core/study/marks.ts'
import { emptyRecord, mergeRecords } from '../../../core/study/merge.ts'
import { outlook, scheduleOf, untilWords } from '../../../core/study/schedule.ts'
import type { Review } from '../../../core/study/types.ts'
import { diagram, studySlide } from './deck.ts'

const asked = studySlide('asked', {
  title: 'Which peptide did it?',
  classes: ['question'],
  html: '<p>Was it <em>β-endorphin</em>?</p><div class="answer" data-step="1"><p>We cannot tell <cite class="citation" data-keys="a">(A, 2020)</cite></p></div>',
})
const myth = studySlide('myth', {
  html: '<div class="myth"><p>“Happiness chemical”</p></div><div class="fact" data-step="1"><ul><li>No</li></ul></div>',
})
const flow =
  'flowchart LR\n  accTitle: X\n  A["POMC<br/>precursor"]:::process --> B(["ACTH"]):::peptide & C\n  %% pause\n  B -->|in some cells| M(["α-MSH"])\n  A --x|inhibits| S("Pain<br/>signal")'

describe('cards of a lecture', () => {
  test('SY30 a question and its answer, without marks of steps', () => {
    const [card] = cardsOfSlide(asked)
    expect(card).toMatchObject({ id: 'question:asked', kind: 'question', slide: 'asked' })
    expect(card?.frontHtml).toBe(
      '<p><strong>Which peptide did it?</strong></p><p>Was it <em>β-endorphin</em>?</p>',
    )
    expect(card?.backHtml).not.toContain('data-step')
    expect(card && cardText(card)).toEqual({
      front: 'Which peptide did it? Was it β-endorphin?',
      back: 'We cannot tell',
    })
    expect(cardsOfSlide({ ...asked, html: '<p>No answer</p>' })).toEqual([])
  })

  test('SY30 a question block on any slide takes the answer inside it or after it', () => {
    const html =
      '<div class="question"><p>One?</p></div><div class="answer"><p>Yes</p></div>' +
      '<div class="question"><p>Two?</p><div class="answer"><p>No</p></div></div><div class="question"><p>Three?</p></div>'
    const texts = cardsOfSlide(studySlide('s', { html })).map(cardText)
    expect(texts).toEqual([
      { front: 'One?', back: 'Yes' },
      { front: 'Two?', back: 'No' },
    ])
  })

  test('SY31 a myth with its fact, a term with its definition', () => {
    const term = {
      id: 'naloxone',
      term: 'naloxone',
      definition: 'Blocks < opioids',
      aliases: [],
      sources: [],
    }
    const cards = cardsOf([myth], [term])
    expect(cards.map(({ id }) => id)).toEqual(['myth:myth', 'term:naloxone'])
    expect(cards.map(cardText)).toEqual([
      { front: '“Happiness chemical” True, false, or not known?', back: 'No' },
      { front: 'What is meant by naloxone?', back: 'Blocks < opioids' },
    ])
  })

  test('SY32 where the arrows of a flowchart lead', () => {
    expect(flowLabels(flow)).toEqual({
      nodes: [
        { id: 'A', label: 'POMC precursor' },
        { id: 'B', label: 'ACTH' },
        { id: 'C', label: 'C' },
        { id: 'M', label: 'α-MSH' },
        { id: 'S', label: 'Pain signal' },
      ],
      edges: [
        { from: 'A', to: 'B', label: '', inhibits: false },
        { from: 'A', to: 'C', label: '', inhibits: false },
        { from: 'B', to: 'M', label: 'in some cells', inhibits: false },
        { from: 'A', to: 'S', label: 'inhibits', inhibits: true },
      ],
    })
    const slide = studySlide('pomc', { diagrams: [diagram('fig-pomc', flow, { title: 'Cleavage' })] })
    expect(cardsOfSlide(slide).map(cardText)).toEqual([
      {
        front: 'In the diagram “Cleavage”, where does “POMC precursor” lead?',
        back: 'ACTH C Pain signal (inhibits)',
      },
      { front: 'In the diagram “Cleavage”, where does “ACTH” lead?', back: 'α-MSH (in some cells)' },
    ])
    expect(flowLabels('sequenceDiagram\n  A->>B: hello').nodes).toEqual([])
  })

  test('SY33 as a file that Anki imports: its columns named, one card a line, no picture of the lecture', () => {
    const lines = cardsTsv('My\tlecture', cardsOf([asked, myth], []))
      .trimEnd()
      .split('\n')
    expect(lines.slice(0, 6)).toEqual([
      '#separator:tab',
      '#html:true',
      '#deck:My lecture',
      '#notetype:Basic',
      '#guid column:1',
      '#tags column:4',
    ])
    expect(lines).toHaveLength(8)
    for (const line of lines.slice(6)) expect(line.split('\t')).toHaveLength(4)
    expect(lines[6]?.startsWith('lectern-question:asked\t')).toBe(true)
  })
})

const day = 86_400_000
const review = (at: number, rating: Review['rating']): Review => ({ card: 'c', at, rating })

describe('when a card comes again', () => {
  test('SY34 new at once, soon when it was not known, later and later when it was', () => {
    expect(scheduleOf([])).toMatchObject({ due: 0, state: 'new' })
    const again = scheduleOf([review(0, 1)])
    expect(again.due).toBeLessThan(day)
    const known = scheduleOf([review(0, 4)])
    expect(known).toMatchObject({ state: 'known' })
    expect(known.due).toBeGreaterThan(day)
    const later = scheduleOf([review(0, 4), review(known.due, 3)])
    expect(later.due - known.due).toBeGreaterThan(known.due)
    const next = outlook([review(0, 4)], known.due)
    expect([next[1], next[2], next[3], next[4]]).toEqual(Object.values(next).sort((a, b) => a - b))
  })

  test('SY34 the same answers give the same days, in whichever order they come', () => {
    const all = [review(0, 3), review(day, 3), review(9 * day, 2)]
    expect(scheduleOf(all.toReversed())).toEqual(scheduleOf(all))
  })

  test('SY34 waiting is told in words', () => {
    expect([60_000, 3 * 3_600_000, day, 5 * day, 70 * day, 800 * day].map(untilWords)).toEqual([
      '1 min',
      '3 h',
      '1 day',
      '5 days',
      '2 months',
      '2.2 years',
    ])
  })
})

describe('marks as files', () => {
  const quote = { part: 'notes', exact: 'The pituitary\nputs it', prefix: '', suffix: '' } as const
  const record = withMark(
    withMark(
      emptyRecord(),
      'a',
      { kind: 'highlight', slide: 'two', slideTitle: 'Two', quote, note: 'Which lobe?', created: 2 },
      'w',
      2,
    ),
    'b',
    { kind: 'bookmark', slide: 'gone', slideTitle: 'Gone', note: '', created: 1 },
    'w',
    1,
  )

  test('SY26 JSON brings back the very same marks; another file is none', () => {
    expect(readMarksJson(marksJson('My lecture', record))).toEqual(record.marks)
    expect(readMarksJson('{"format":"other","marks":{}}')).toBeNull()
    expect(readMarksJson('no json')).toBeNull()
  })

  test('SY27 what was removed since comes back with its file, and what was written since stays', () => {
    const later = withMark(
      withMark(record, 'b', null, 'w', 9),
      'c',
      { kind: 'note', slide: 'two', slideTitle: 'Two', note: 'new', created: 9 },
      'w',
      9,
    )
    const merged = mergeRecords(later, broughtIn(later, record.marks, 'w', 10))
    expect(marksOf(merged).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    expect(mergeRecords(merged, broughtIn(merged, record.marks, 'w', 11))).toEqual(merged)
  })

  test('SY26 Markdown has them by slide in the lecture’s order, those of lost slides last', () => {
    expect(marksMarkdown('My lecture', marksOf(record), ['one', 'two'])).toBe(
      '# My marks: My lecture\n\n## Two\n\n> The pituitary puts it\n\nWhich lobe?\n\n## Gone (no longer in the lecture)\n\n*Bookmark*\n',
    )
  })
})
