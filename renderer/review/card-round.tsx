import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import { outlook, untilWords } from '../../core/study/schedule.ts'
import type { Rating } from '../../core/study/types.ts'
import { slideName } from '../presenter/words.ts'
import { Icon } from '../shared/icons.tsx'
import type { KnownCard } from './session-cards.ts'

export interface Answered {
  card: KnownCard
  rating: Rating
}

interface CardRoundProps {
  cards: readonly KnownCard[]
  outline: DeckOutline
  onRate: (card: KnownCard, rating: Rating) => void
  onSlide: (id: string) => void
  onEnd: () => void
}

const RATINGS: [Rating, string][] = [
  [1, 'Again'],
  [2, 'Hard'],
  [3, 'Good'],
  [4, 'Easy'],
]

/** One card after the other: the question, then the answer, then how well it was known. */
export function CardRound({ cards, outline, onRate, onSlide, onEnd }: CardRoundProps) {
  const [queue, setQueue] = useState(cards)
  const [answered, setAnswered] = useState<Answered[]>([])
  const [open, setOpen] = useState(false)
  const [current] = queue
  const back = useRef<HTMLDivElement>(null)
  const top = useRef<HTMLHeadingElement>(null)
  const rate = (rating: Rating) => {
    if (current === undefined) return
    onRate(current, rating)
    setAnswered([...answered, { card: current, rating }])
    // What was not known is asked once more before the end.
    const again = rating === 1 && answered.filter(({ card }) => card.card.id === current.card.id).length < 2
    setQueue(again ? [...queue.slice(1), current] : queue.slice(1))
    setOpen(false)
  }
  useLayoutEffect(() => {
    if (open) back.current?.focus()
    else {
      // Nothing of the card before, nor where its answer ended, is in the way.
      scrollTo(0, 0)
      top.current?.focus({ preventScroll: true })
    }
  }, [open, current])
  useRatingKeys(open, () => setOpen(true), rate)
  if (current === undefined)
    return <Summary answered={answered} outline={outline} onSlide={onSlide} onEnd={onEnd} />
  const { card, elsewhere } = current
  const slide = outline.slides.find(({ id }) => id === card.slide)
  const next = outlook(current.reviews, Date.now())
  const done = answered.length
  // The others are asked in this page's own words.
  const lang =
    elsewhere === undefined && (card.kind === 'question' || card.kind === 'myth')
      ? outline.meta.lang
      : undefined
  return (
    <div class="column-view card-round">
      <div class="round-bar">
        <p>
          Card {done + 1} of {done + queue.length}
        </p>
        <progress max={done + queue.length} value={done} aria-label="Cards answered" />
        <button type="button" class="button is-quiet" onClick={onEnd}>
          Stop
        </button>
      </div>
      <section class="card paper" aria-labelledby="card-name">
        <h1 id="card-name" class="card-name" tabIndex={-1} ref={top}>
          {elsewhere === undefined ? 'Question' : elsewhere.title}
        </h1>
        {/* Compiled and sanitised with the lecture. */}
        <div
          class="reading card-front"
          dir="auto"
          lang={lang}
          dangerouslySetInnerHTML={{ __html: card.frontHtml }}
        />
        {open ? (
          <div class="card-back" ref={back} tabIndex={-1} role="group" aria-label="Answer">
            <div class="reading" dir="auto" lang={lang} dangerouslySetInnerHTML={{ __html: card.backHtml }} />
            {slide === undefined ? null : (
              <button type="button" class="link-button" onClick={() => onSlide(slide.id)}>
                <Icon name="slides" />
                Slide {slide.index + 1}: {slideName(slide)}
              </button>
            )}
          </div>
        ) : null}
      </section>
      {open ? (
        <div class="ratings" role="group" aria-label="How well did you know it?">
          {RATINGS.map(([rating, label]) => (
            <button
              key={rating}
              type="button"
              class={`button rating is-${rating}`}
              onClick={() => rate(rating)}
            >
              <kbd aria-hidden="true">{rating}</kbd>
              {label}
              {elsewhere === undefined ? <small>in {untilWords(next[rating] - Date.now())}</small> : null}
            </button>
          ))}
        </div>
      ) : (
        <button type="button" class="button is-main card-show" onClick={() => setOpen(true)}>
          Show the answer
        </button>
      )}
    </div>
  )
}

/** Space or Enter turns the card over, 1 to 4 rate; buttons that have the focus keep these keys for themselves. */
function useRatingKeys(open: boolean, show: () => void, rate: (rating: Rating) => void): void {
  const latest = useRef({ open, show, rate })
  latest.current = { open, show, rate }
  // Before anything is painted: whoever sees the question may press a key.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog:modal') !== null)
        return
      const onControl =
        event.target instanceof Element && event.target.closest('button, a, input, textarea, select') !== null
      const rating = RATINGS.find(([number]) => String(number) === event.key)?.[0]
      if (latest.current.open && rating !== undefined) latest.current.rate(rating)
      else if (!latest.current.open && !onControl && (event.key === ' ' || event.key === 'Enter'))
        latest.current.show()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

interface SummaryProps {
  answered: readonly Answered[]
  outline: DeckOutline
  onSlide: (id: string) => void
  onEnd: () => void
}

function Summary({ answered, outline, onSlide, onEnd }: SummaryProps) {
  const top = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => top.current?.focus(), [])
  // The first answer tells what was known; later ones in the same round were practice.
  const first = new Map<string, Answered>()
  for (const one of answered) if (!first.has(one.card.card.id)) first.set(one.card.card.id, one)
  const all = [...first.values()]
  const knew = all.filter(({ rating }) => rating >= 3).length
  const missed = all.filter(({ rating }) => rating < 3)
  const slides = missed.flatMap(({ card }) => outline.slides.find(({ id }) => id === card.card.slide) ?? [])
  return (
    <div class="column-view card-round">
      <section class="card paper">
        <h1 tabIndex={-1} ref={top}>
          {all.length === 0 ? 'Nothing was asked' : `You knew ${knew} of ${all.length}`}
        </h1>
        {slides.length === 0 ? null : (
          <>
            <p class="view-words">Worth another look:</p>
            <ul class="used-on">
              {[...new Set(slides)].map((slide) => (
                <li key={slide.id}>
                  <button type="button" class="link-button" onClick={() => onSlide(slide.id)}>
                    {slide.index + 1} {slideName(slide)}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <button type="button" class="button is-main card-show" onClick={onEnd}>
        Back to practice
      </button>
    </div>
  )
}
