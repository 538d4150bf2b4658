import type { Deck, Slide } from '../../core/deck/types.ts'
import type { PageReport } from '../../core/rpc/contract.ts'
import type { LectureHost } from '../../core/rpc/host.ts'
import { createPointers } from '../../core/rpc/pointers.ts'
import { project } from '../../core/session/project.ts'
import { initialSession, reduce } from '../../core/session/reduce.ts'
import type { Session } from '../../core/session/types.ts'

/** A slide with everything a role might be kept from. */
function sampleSlide(index: number): Slide {
  return {
    id: `slide-${index}`,
    index,
    section: 0,
    kind: 'content',
    title: `Slide ${index}`,
    titleHtml: `Slide <em>${index}</em>`,
    classes: [],
    lastStep: 1,
    html: '<p>Body</p>',
    diagrams: [],
    citations: [{ key: 'basbaum1984', locator: 'p. 310' }],
    notes: {
      html: '<p>public</p><div class="private"><p>SECRET</p></div>',
      publicHtml: '<p>public</p>',
      clicks: 0,
      words: 1,
      source: { file: 'speaker-notes/01.md', line: 1 },
    },
    text: 'Body',
    source: { file: 'slides/01.md', line: 3 },
  }
}

export function sampleDeck(slides = 3): Deck {
  return {
    meta: { title: 'Pain', authors: ['A. Lecturer'], lang: 'en', appearance: 'light' },
    sections: [{ id: 'one', title: 'One', firstSlide: 0, slideCount: slides }],
    slides: Array.from({ length: slides }, (_, index) => sampleSlide(index)),
    references: {
      basbaum1984: {
        key: 'basbaum1984',
        csl: { id: 'basbaum1984' },
        entryHtml: 'Basbaum, A. I. (1984).',
        verified: true,
        citedBy: ['slide-0'],
      },
    },
    diagnostics: [
      {
        code: 'citation-unknown',
        severity: 'error',
        file: 'slides/01.md',
        line: 4,
        column: 2,
        reason: 'No reference "basbaum84".',
      },
    ],
  }
}

export interface SampleHost extends LectureHost {
  /** Tells every subscriber that something changed. */
  change(): void
  session(): Session
  readonly reports: PageReport[]
  readonly subscribers: number
  /** How many prints hold the deck at this moment. */
  readonly holds: number
}

/** A lecture in memory, with the real reducer. */
export function sampleHost(deck: Deck = sampleDeck()): SampleHost {
  const shape = { slides: deck.slides }
  const listeners = new Set<() => void>()
  const reports: PageReport[] = []
  let session = initialSession(shape, 'light')
  let revision = 1
  let holds = 0
  const change = () => {
    revision += 1
    for (const listener of listeners) listener()
  }
  return {
    deck: () => ({ revision: 7, deck }),
    holdForPrint() {
      holds += 1
      return { deck, release: () => void (holds -= 1) }
    },
    snapshot: (role) => ({ revision, deckRevision: 7, now: 0, view: project(session, shape, role) }),
    dispatch(action) {
      session = reduce(session, action, shape, 0)
      change()
      return revision
    },
    visits: () => ({ visits: session.visits, elapsed: 0 }),
    ...createPointers(),
    report: (report) => void reports.push(report),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    change,
    session: () => session,
    reports,
    get holds() {
      return holds
    },
    get subscribers() {
      return listeners.size
    },
  }
}
