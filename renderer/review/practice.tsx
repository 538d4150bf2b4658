import { useEffect, useMemo, useState } from 'preact/hooks'
import { cardsOf } from '../../core/study/cards.ts'
import { cardsTsv } from '../../core/study/exports.ts'
import type { CardKind, Rating } from '../../core/study/types.ts'
import { CardRound } from './card-round.tsx'
import { WRITER } from './desk.ts'
import { fileName, saveText } from './dom.ts'
import { Icon } from '../shared/icons.tsx'
import { answer, cardElsewhere, knownCards, roundOf, type KnownCard } from './session-cards.ts'
import type { ViewProps } from './view-props.ts'

type PracticeProps = Pick<ViewProps, 'lecture' | 'library' | 'desk' | 'study' | 'client' | 'onPainted'>

const KINDS: [CardKind, string][] = [
  ['question', 'Questions'],
  ['myth', 'Myths'],
  ['diagram', 'Diagrams'],
  ['term', 'Terms'],
]

/** Asking oneself: what is due, the lecture's own questions, terms and diagrams. */
export function Practice({ lecture, library, desk, study, client, onPainted }: PracticeProps) {
  const cards = useMemo(() => cardsOf(library.slides, lecture.glossary), [library, lecture.glossary])
  const known = useMemo(() => knownCards(cards, study.record), [cards, study.record])
  const [kinds, setKinds] = useState<ReadonlySet<CardKind>>(new Set(KINDS.map(([kind]) => kind)))
  const [round, setRound] = useState<KnownCard[] | null>(null)
  useEffect(() => {
    if (library.complete) onPainted()
  }, [library.complete])
  if (!library.complete) return <p class="column-view empty">Gathering the questions</p>
  const chosen = known.filter(({ card }) => kinds.has(card.kind))
  const now = Date.now()
  const due = chosen.filter(({ schedule }) => schedule.state !== 'new' && schedule.due <= now)
  const fresh = chosen.filter(({ schedule }) => schedule.state === 'new')
  const asked = known.filter(({ card }) => card.kind === 'question' || card.kind === 'myth')

  const rate = ({ card, elsewhere }: KnownCard, rating: Rating) => {
    const changes = answer(card, rating, Date.now(), WRITER)
    if (elsewhere === undefined) client.change(changes)
    else void client.changeElsewhere(elsewhere.lecture, card.id, changes).catch(() => undefined)
  }
  if (round !== null)
    return (
      <CardRound
        cards={round}
        outline={lecture.outline}
        onRate={rate}
        onSlide={(id) => desk.goTo(id)}
        onEnd={() => setRound(null)}
      />
    )
  const toggle = (kind: CardKind) => {
    const next = new Set(kinds)
    if (!next.delete(kind)) next.add(kind)
    setKinds(next)
  }
  const next = roundOf(chosen, now)
  return (
    <div class="column-view practice">
      <header>
        <div>
          <h1>Practice</h1>
          <p class="view-words">
            Say the answer before you look. What you know well comes back later, what you do not comes back
            soon. Your answers stay on this computer.
          </p>
        </div>
      </header>
      <div class="practice-doors">
        <section class="paper practice-door" aria-labelledby="round-name">
          <h2 id="round-name">{due.length > 0 ? 'Due today' : 'Learn'}</h2>
          <p class="practice-counts">
            <b>{due.length}</b> due, <b>{fresh.length}</b> new
          </p>
          <div class="practice-kinds" role="group" aria-label="Kinds of cards">
            {KINDS.map(([kind, label]) => (
              <label key={kind} class="choice">
                <input type="checkbox" checked={kinds.has(kind)} onChange={() => toggle(kind)} />
                {label} ({known.filter(({ card }) => card.kind === kind).length})
              </label>
            ))}
          </div>
          <button
            type="button"
            class="button is-main"
            disabled={next.length === 0}
            onClick={() => setRound(next)}
          >
            {next.length === 0
              ? 'Nothing is due'
              : `Start with ${next.length === 1 ? '1 card' : `${next.length} cards`}`}
          </button>
        </section>
        <section class="paper practice-door" aria-labelledby="test-name">
          <h2 id="test-name">Test yourself</h2>
          <p class="practice-counts">
            <b>{asked.length}</b> {asked.length === 1 ? 'question' : 'questions'} of the lecture, in its order
          </p>
          <p>Once through everything the lecture asks, and what you could answer at the end.</p>
          <button
            type="button"
            class="button is-main"
            disabled={asked.length === 0}
            onClick={() => setRound(asked)}
          >
            Begin the test
          </button>
        </section>
        {study.elsewhere.length === 0 ? null : (
          <section class="paper practice-door" aria-labelledby="elsewhere-name">
            <h2 id="elsewhere-name">From other lectures</h2>
            <p class="practice-counts">
              <b>{study.elsewhere.length}</b> due
            </p>
            <p>{[...new Set(study.elsewhere.map(({ title }) => title))].join(', ')}</p>
            <button
              type="button"
              class="button is-main"
              onClick={() => setRound(study.elsewhere.map(cardElsewhere))}
            >
              Start
            </button>
          </section>
        )}
      </div>
      <section class="practice-take" aria-labelledby="take-name">
        <h2 id="take-name">Take the cards along</h2>
        <p class="view-words">A text file with tabs, which Anki imports as it is (File, Import).</p>
        <button
          type="button"
          class="button"
          disabled={cards.length === 0}
          onClick={() => {
            const { title } = lecture.outline.meta
            saveText(fileName(title, '-cards.txt'), 'text/tab-separated-values', cardsTsv(title, cards))
          }}
        >
          <Icon name="save" />
          Save {cards.length} cards for Anki
        </button>
      </section>
    </div>
  )
}
