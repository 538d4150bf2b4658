import { useState } from 'preact/hooks'
import type { Pace } from '../../core/session/pace.ts'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import type { Action, PresenterView } from '../../core/session/types.ts'
import { Dialog } from './dialog.tsx'
import { Icon } from '../shared/icons.tsx'
import { catchUp, minutesWords, paceWords } from './pace-words.ts'
import { slideName } from './words.ts'

interface ReplanProps {
  outline: DeckOutline
  view: PresenterView
  /** As it was when the dialog opened: a list that changed under the finger would be worse than an old one. */
  pace: Pace | null
  dispatch: (action: Action) => void
  onClose: () => void
}

/** What may be left out so that the lecture ends on time. */
export function Replan({ outline, view, pace, dispatch, onClose }: ReplanProps) {
  const { skipped } = view.session
  const here = view.audience.position.slide
  const offered = outline.slides.filter(
    (slide) => slide.index > here && (slide.optional === true || skipped.includes(slide.id)),
  )
  const [proposal] = useState(() => (pace === null ? null : catchUp(pace)))
  const words = pace === null ? null : paceWords(pace)
  return (
    <Dialog title="End on time" onClose={onClose}>
      <div class="replan">
        {words === null ? (
          <p>This lecture has no planned time.</p>
        ) : (
          <p class="replan-pace">
            <PaceSign kind={words.kind} words={words.words} />
            {proposal === null ? null : (
              <button
                type="button"
                class="button is-main"
                onClick={() => dispatch({ type: 'skip', slides: proposal.ids, skip: true })}
              >
                Leave out {proposal.ids.length === 1 ? '1 slide' : `${proposal.ids.length} slides`}, saves{' '}
                {minutesWords(proposal.saves)}
              </button>
            )}
          </p>
        )}
        {offered.length === 0 ? (
          <p class="empty">
            No slide still to come is optional. Slides with the class <code>.optional</code> are offered here.
          </p>
        ) : (
          <ul class="replan-list checks">
            {offered.map((slide) => (
              <li key={slide.id}>
                <label>
                  <input
                    type="checkbox"
                    checked={skipped.includes(slide.id)}
                    onChange={(event) =>
                      dispatch({ type: 'skip', slides: [slide.id], skip: event.currentTarget.checked })
                    }
                  />
                  <span class="slide-number">{slide.index + 1}</span>
                  <span class="replan-name">{slideName(slide)}</span>
                  <span class="replan-time">
                    {slide.minutes === undefined ? '' : minutesWords(slide.minutes * 60_000)}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        )}
        <p class="goto-hint">
          What is ticked is left out: moving on passes over it. A jump still reaches it.
        </p>
      </div>
    </Dialog>
  )
}

export function PaceSign({ kind, words }: { kind: 'behind' | 'ahead' | 'on-time'; words: string }) {
  return (
    <span class={`pace is-${kind}`}>
      <Icon name={kind} />
      {words}
    </span>
  )
}
