import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Appearance, GlossaryTerm } from '../../core/deck/types.ts'
import type { DeckOutline, SlideContent } from '../../core/rpc/contract.ts'
import { createSearch, type SlideSearch } from '../../core/study/search.ts'
import { createTermFinder, type TermFinder } from '../../core/study/terms.ts'
import { directionOf, type Direction } from '../shared/reading-direction.ts'
import type { ConnectionStatus, LectureConnection } from '../shared/connect.ts'
import { StudyClient, type StudyState } from './study-client.ts'

export interface ReviewLecture {
  outline: DeckOutline
  /** In which its language runs; what one reads of it, and the way through it, follow. */
  direction: Direction
  /** The lecture's own. */
  appearance: Appearance
  glossary: GlossaryTerm[]
  finder: TermFinder
}

/** The lecture without its slides; null until it is there. */
export function useLecture(connection: LectureConnection) {
  const [lecture, setLecture] = useState<ReviewLecture | null>(null)
  const [status, setStatus] = useState<ConnectionStatus>('connecting')
  useEffect(() => connection.onStatus(setStatus), [connection])
  useEffect(() => {
    let asked = -1
    return connection.onSnapshot(({ deckRevision, view }) => {
      if (deckRevision === asked) return
      asked = deckRevision
      Promise.all([connection.outline(), connection.glossary()]).then(
        ([outline, glossary]) => {
          if (asked !== deckRevision) return null
          const appearance = view.role === 'reviewer' ? view.appearance : outline.meta.appearance
          const direction = directionOf(outline.meta.lang)
          const finder = createTermFinder(glossary)
          setLecture({ outline, direction, appearance, glossary, finder })
          return null
        },
        () => {
          asked = -1
          return null
        },
      )
    })
  }, [connection])
  return { lecture, status }
}

/** Everything that is kept of the lecture, and the way to change it. */
export function useStudy(connection: LectureConnection): { study: StudyState; client: StudyClient } {
  const client = useMemo(() => new StudyClient(connection), [connection])
  const [study, setStudy] = useState(client.state)
  useEffect(() => client.subscribe(setStudy), [client])
  useEffect(() => {
    let known: number | undefined = -1
    return connection.onSnapshot(({ studyRevision }) => {
      if (studyRevision === known && client.state.keeping !== 'waiting') return
      known = studyRevision
      void client.refresh()
    })
  }, [connection, client])
  return { study, client }
}

export interface Library {
  /** Those that have come, in deck order. */
  slides: SlideContent[]
  /** Whether all are there. */
  complete: boolean
  search: SlideSearch
}

/** Slides fetched at a time. */
const AT_A_TIME = 40
/** Milliseconds of indexing at a stretch. */
const LONGEST_WORK = 8

/** All slides, fetched after the one that is shown, a few at a time, for search and for the whole-lecture views. */
export function useLibrary(connection: LectureConnection, outline: DeckOutline | null): Library {
  const [library, setLibrary] = useState<Library>(() => ({
    slides: [],
    complete: false,
    search: createSearch(),
  }))
  useEffect(() => {
    if (outline === null) return
    const state = { current: true }
    const search = createSearch()
    const slides: SlideContent[] = []
    const load = async () => {
      let paused = performance.now()
      for (let from = 0; from < outline.slides.length && state.current; from += AT_A_TIME) {
        const indices = outline.slides.slice(from, from + AT_A_TIME).map(({ index }) => index)
        for (const slide of await connection.slides(indices)) {
          slides.push(slide)
          search.add(slide)
          // Nobody should feel that the lecture is being read.
          if (performance.now() - paused > LONGEST_WORK) {
            await whenFree()
            paused = performance.now()
          }
        }
      }
      if (state.current) setLibrary({ slides, complete: true, search })
    }
    load().catch(() => undefined)
    return () => {
      state.current = false
    }
  }, [connection, outline])
  return library
}

function whenFree(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 200 })
    else setTimeout(resolve, 0)
  })
}

/** One slide's content; the one shown before stays until the new one has come. */
export function useSlide(connection: LectureConnection, outline: DeckOutline | null, index: number) {
  const [slide, setSlide] = useState<SlideContent | null>(null)
  const wanted = useRef(index)
  wanted.current = index
  useEffect(() => {
    if (outline === null) return
    connection.slides([index]).then(
      ([found]) => {
        if (wanted.current === index) setSlide(found ?? null)
        // What is likely next is then there already.
        return connection.slides([index + 1, index - 1].filter((at) => outline.slides[at] !== undefined))
      },
      () => null,
    )
  }, [connection, outline, index])
  return slide
}
