import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../core/session/commands.ts'
import type { DeckOutline, SlideSummary } from '../../core/rpc/contract.ts'
import type { PresenterView } from '../../core/session/types.ts'
import { coverFacts } from '../../renderer/home/home.tsx'
import { helpGroups, withoutRedundantShift } from '../../renderer/presenter/help.tsx'
import { groupBySection } from '../../renderer/presenter/slide-list.tsx'
import { presenterView } from '../support/views.ts'
import {
  announcement,
  duration,
  placeOf,
  problemCount,
  severestFirst,
  screenWords,
  stepWords,
  timeLeft,
  upcomingWords,
  worstSeverity,
} from '../../renderer/presenter/words.ts'
import type { Diagnostic } from '../../core/deck/types.ts'

const summary = (index: number, title: string, section: number, lastStep = 0): SlideSummary => ({
  id: `s${index}`,
  index,
  section,
  kind: 'content',
  title,
  lastStep,
})
const outline: DeckOutline = {
  deckRevision: 1,
  meta: {
    title: 'Endorphins',
    authors: ['A. Lecturer'],
    lang: 'en-GB',
    date: '2026-11-23',
    duration: 75,
    appearance: 'light',
  },
  sections: [
    { id: 'a', title: 'What they are', firstSlide: 1, slideCount: 2 },
    { id: 'b', title: 'Where they act', firstSlide: 3, slideCount: 1 },
  ],
  slides: [
    summary(0, 'Endorphins', -1),
    summary(1, 'POMC', 0, 2),
    summary(2, '', 0),
    summary(3, 'The PAG', 1),
  ],
  diagnostics: [],
}
const view = (slide: number, step: number, upcoming: PresenterView['upcoming']): PresenterView => ({
  ...presenterView({ position: { slide, step } }),
  upcoming,
})
const MINUTE = 60_000

describe('the words of the presenter view', () => {
  it('PV29 tells lengths in minutes and seconds, with hours once there are any', () => {
    expect(duration(0)).toBe('0:00')
    expect(duration(59_999)).toBe('0:59')
    expect(duration(12 * MINUTE + 5000)).toBe('12:05')
    expect(duration(62 * MINUTE + 9000)).toBe('1:02:09')
    expect(duration(-5)).toBe('0:00')
  })

  it('PV30 tells what is left of the plan, warns in its last tenth, and counts on when it is over', () => {
    expect(timeLeft(undefined, 0)).toBeNull()
    expect(timeLeft(50, 0)).toEqual({ words: '50:00 left', state: 'ample', used: 0 })
    expect(timeLeft(50, 12 * MINUTE + 34_500)).toMatchObject({ words: '37:26 left', state: 'ample' })
    expect(timeLeft(50, 45 * MINUTE)).toMatchObject({ words: '5:00 left', state: 'soon', used: 0.9 })
    expect(timeLeft(50, 50 * MINUTE)).toMatchObject({ words: 'Time is up', state: 'over', used: 1 })
    expect(timeLeft(50, 52 * MINUTE + 10_000)).toMatchObject({ words: '2:10 over', state: 'over', used: 1 })
  })

  it('PV31 shows elapsed and left as the whole plan at every moment', () => {
    for (let elapsed = 0; elapsed < 3 * MINUTE; elapsed += 777) {
      const [minutes, seconds] = (timeLeft(3, elapsed)?.words ?? '').split(' ')[0]?.split(':') ?? []
      const left = Number(minutes) * 60 + Number(seconds)
      expect(Math.floor(elapsed / 1000) + left).toBe(180)
    }
  })

  it('PV32 says in words what the projector does', () => {
    expect(screenWords({ kind: 'live' }, outline).label).toBe('Live')
    expect(screenWords({ kind: 'blank', colour: 'black' }, outline)).toMatchObject({
      kind: 'black',
      label: 'Black',
    })
    expect(screenWords({ kind: 'blank', colour: 'white' }, outline)).toMatchObject({
      kind: 'white',
      label: 'White',
    })
    expect(screenWords({ kind: 'frozen', at: { slide: 1, step: 0 } }, outline).explanation).toBe(
      'The projector stays at slide 2, POMC',
    )
    expect(screenWords({ kind: 'frozen', at: { slide: 2, step: 0 } }, outline).explanation).toBe(
      'The projector stays at slide 3',
    )
  })

  it('PV33 announces slide, title and step', () => {
    expect(announcement({ slide: 1, step: 1 }, outline)).toBe('Slide 2 of 4, POMC, step 2 of 3')
    expect(announcement({ slide: 2, step: 0 }, outline)).toBe('Slide 3 of 4')
    expect(announcement({ slide: 0, step: 0 }, { ...outline, slides: [] })).toBe(
      'This lecture has no slides.',
    )
    expect(stepWords(9, 2)).toBe('step 3 of 3')
  })

  it('PV34 names what comes next: a step, a slide, or the end', () => {
    expect(upcomingWords(view(1, 0, { slide: 1, step: 1 }), outline)).toBe('Same slide, step 2 of 3')
    expect(upcomingWords(view(2, 0, { slide: 3, step: 0 }), outline)).toBe('The PAG')
    expect(upcomingWords(view(1, 2, { slide: 2, step: 0 }), outline)).toBe('Slide 3')
    expect(upcomingWords(view(3, 0, null), outline)).toBe('End of the lecture')
  })

  it('PV35 counts problems, finds the severest and lists it first', () => {
    const one = (severity: Diagnostic['severity'], place: Partial<Diagnostic> = {}): Diagnostic => ({
      code: 'notes-missing',
      severity,
      file: 'slides/a.md',
      line: 3,
      column: 7,
      reason: '',
      ...place,
    })
    expect(problemCount([one('info')])).toBe('1 problem')
    expect(problemCount([one('info'), one('error')])).toBe('2 problems')
    expect(worstSeverity([one('info'), one('error'), one('warning')])).toBe('error')
    expect(worstSeverity([])).toBeNull()
    const mixed = [one('info'), one('error', { line: 9 }), one('warning'), one('error', { line: 2 })]
    expect(severestFirst(mixed).map(({ severity, line }) => `${severity} ${line}`)).toEqual([
      'error 9',
      'error 2',
      'warning 3',
      'info 3',
    ])
    expect(placeOf(one('info'))).toBe('slides/a.md:3:7')
    expect(placeOf(one('info', { line: 0 }))).toBe('slides/a.md')
    expect(placeOf(one('info', { file: '' }))).toBe('lecture folder')
  })

  it('PV36 groups the slide list by section, in deck order', () => {
    const groups = groupBySection(outline).map(({ title, slides }) => [
      title,
      ...slides.map(({ index }) => index),
    ])
    expect(groups).toEqual([
      ['', 0],
      ['What they are', 1, 2],
      ['Where they act', 3],
    ])
    expect(groupBySection({ ...outline, slides: [] })).toEqual([])
  })

  it('PV37 shows every command of the table in the help, none twice', () => {
    const shown = helpGroups().flatMap(({ rows }) => rows.map(({ label }) => label))
    expect(new Set(shown).size).toBe(shown.length)
    expect(shown).toEqual(expect.arrayContaining(COMMANDS.map(({ label }) => label)))
    expect(withoutRedundantShift(['Home', 'Shift+Home', 'Shift+t'])).toEqual(['Home', 'Shift+t'])
  })

  it('PV38 says on the home page who, when, how many slides and how long', () => {
    expect(coverFacts(outline)).toEqual(['A. Lecturer', '23 November 2026', '4 slides', '75 minutes'])
    const bare = {
      meta: { title: '', authors: [], lang: 'de', appearance: 'light' as const },
      slides: outline.slides.slice(0, 1),
    }
    expect(coverFacts(bare)).toEqual(['1 slide'])
  })
})
