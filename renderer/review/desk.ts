import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import { initialSession, reduce } from '../../core/session/reduce.ts'
import type { Action, Position } from '../../core/session/types.ts'
import { emptyRecord } from '../../core/study/merge.ts'
import type { Settings } from '../../core/study/types.ts'
import { hashOf, positionOf, readHash, type Route } from './route.ts'
import type { StudyClient, StudyState } from './study-client.ts'

/** This window's name for what it writes. */
export const WRITER = crypto.randomUUID().slice(0, 13)

/** Milliseconds of staying at a place before it is remembered. */
const REMEMBER_MS = 1200

/** Where this page is, and the ways to go elsewhere. */
export interface Desk {
  /** False until it is known where reading stopped last time. */
  ready: boolean
  route: Route
  position: Position
  /** Goes to a view, slide, source or term; going back comes back here. */
  go(route: Route): void
  /** To a slide by id; nothing happens for one that is not there. */
  goTo(slide: string, step?: number): void
  move(action: MoveAction): void
  setStep(step: number): void
  /** The address follows, without a way back. */
  stay(route: Route): void
  changeSettings(settings: Settings): void
}

export type MoveAction = Extract<
  Action,
  { type: 'next' | 'previous' | 'next-slide' | 'previous-slide' | 'first' | 'last' }
>['type']

/** The address says where the page is; without one it is where reading stopped last time, else the beginning. */
export function useDesk(outline: DeckOutline | null, study: StudyState, client: StudyClient): Desk {
  const shape = useMemo(() => outline?.slides.map(({ id, lastStep }) => ({ id, lastStep })) ?? [], [outline])
  const [route, setRoute] = useState<Route | null>(() => readHash(location.hash))
  const remembered = study.record.place?.value
  const first = shape[0]?.id
  useEffect(() => {
    if (route !== null || outline === null || !study.loaded) return
    // The address may have changed a moment ago.
    const asked = readHash(location.hash)
    if (asked !== null) return setRoute(asked)
    const known = remembered !== undefined && positionOf(shape, remembered.slide, remembered.step) !== null
    const start: Route = known
      ? { view: 'slides', id: remembered.slide, step: remembered.step }
      : { view: 'slides', ...(first === undefined ? {} : { id: first, step: 0 }) }
    history.replaceState(null, '', hashOf(start))
    setRoute(start)
  }, [route, outline, study.loaded, shape])
  useEffect(() => {
    const follow = () => {
      const next = readHash(location.hash)
      if (next !== null) setRoute(next)
    }
    addEventListener('hashchange', follow)
    addEventListener('popstate', follow)
    return () => {
      removeEventListener('hashchange', follow)
      removeEventListener('popstate', follow)
    }
  }, [])

  const position = usePosition(shape, route)
  const latest = useRef({ shape, position, route })
  latest.current = { shape, position, route }
  const show = useCallback((next: Route, how: 'push' | 'replace') => {
    if (how === 'push') history.pushState(null, '', hashOf(next))
    else history.replaceState(null, '', hashOf(next))
    setRoute(next)
  }, [])
  const go = useCallback(
    (next: Route) => {
      const { shape: slides, position: at } = latest.current
      const id = slides[at.slide]?.id
      const toHere = (next.view === 'slides' || next.view === 'article') && next.id === undefined
      const whole: Route = toHere && id !== undefined ? { view: next.view, id } : { ...next }
      if (whole.view === 'slides' && toHere) whole.step = at.step
      show(whole, hashOf(whole) === location.hash ? 'replace' : 'push')
    },
    [show],
  )
  const goTo = useCallback(
    (id: string, step = 0) => {
      const at = positionOf(latest.current.shape, id, step)
      if (at !== null) go({ view: 'slides', id, step: at.step })
    },
    [go],
  )
  const moveTo = useCallback(
    ({ slide, step }: Position) => {
      const id = latest.current.shape[slide]?.id
      if (id !== undefined) show({ view: 'slides', id, step }, 'replace')
    },
    [show],
  )
  const move = useCallback(
    (action: MoveAction) => {
      const { shape: slides, position: at } = latest.current
      const deck = { slides: [...slides] }
      const session = { ...initialSession(deck, 'light'), position: at }
      const next = reduce(session, { type: action }, deck, 0).position
      if (next !== at) moveTo(next)
    },
    [moveTo],
  )
  const setStep = useCallback((step: number) => moveTo({ ...latest.current.position, step }), [moveTo])
  const stay = useCallback((next: Route) => show(next, 'replace'), [show])
  const changeSettings = useCallback(
    (value: Settings) => {
      const textSize = Math.max(14, Math.min(32, value.textSize))
      client.change({
        ...emptyRecord(),
        settings: { at: Date.now(), writer: WRITER, value: { ...value, textSize } },
      })
    },
    [client],
  )
  useRememberedPlace(
    shape[position.slide]?.id,
    position.step,
    route?.view === 'slides' || route?.view === 'article',
    client,
  )

  const ready = route !== null && (study.loaded || location.hash !== '')
  return useMemo(
    () => ({
      ready,
      route: route ?? { view: 'slides' },
      position,
      go,
      goTo,
      move,
      setStep,
      stay,
      changeSettings,
    }),
    [ready, route, position, go, goTo, move, setStep, stay, changeSettings],
  )
}

/** Stays where it was last while another view is shown, or when a slide goes away. */
function usePosition(shape: readonly { id: string; lastStep: number }[], route: Route | null): Position {
  const last = useRef<Position>({ slide: 0, step: 0 })
  return useMemo(() => {
    if ((route?.view === 'slides' || route?.view === 'article') && route.id !== undefined) {
      const at = positionOf(shape, route.id, route.step ?? 0)
      if (at !== null) last.current = at
    }
    return last.current
  }, [shape, route])
}

function useRememberedPlace(
  slide: string | undefined,
  step: number,
  reading: boolean,
  client: StudyClient,
): void {
  useEffect(() => {
    if (slide === undefined || !reading) return
    const remember = () => {
      const known = client.state.record.place?.value
      if (!client.state.loaded || (known?.slide === slide && known.step === step)) return
      client.change({ ...emptyRecord(), place: { at: Date.now(), writer: WRITER, value: { slide, step } } })
    }
    const timer = setTimeout(remember, REMEMBER_MS)
    addEventListener('pagehide', remember)
    return () => {
      clearTimeout(timer)
      removeEventListener('pagehide', remember)
    }
  }, [slide, step, reading, client])
}
