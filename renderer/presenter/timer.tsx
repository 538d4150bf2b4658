import { useEffect, useState } from 'preact/hooks'
import { elapsed } from '../../core/session/clock.ts'
import type { Pace } from '../../core/session/pace.ts'
import type { Action, Clock } from '../../core/session/types.ts'
import { Icon } from '../shared/icons.tsx'
import { paceWords } from './pace-words.ts'
import { PaceSign } from './replan.tsx'
import { duration, timeLeft } from './words.ts'

interface TimerProps {
  clock: Clock
  /** Milliseconds the lecture's clock is ahead of this machine's. */
  offset: number
  /** Minutes; undefined when the lecture has no planned length. */
  planned: number | undefined
  /** How the lecture keeps to its plan at so many milliseconds; null without a plan. */
  paceAt: (elapsed: number) => Pace | null
  canUndoReset: boolean
  isRehearsal: boolean
  dispatch: (action: Action) => void
  onReplan: () => void
}

/** How long the lecture has been running, and what is left of its plan. */
export function Timer(props: TimerProps) {
  const { clock, offset, planned, paceAt, canUndoReset, isRehearsal, dispatch, onReplan } = props
  const spent = useElapsed(clock, offset)
  const left = timeLeft(planned, spent)
  const running = clock.kind === 'running'
  const pace = clock.kind === 'waiting' ? null : paceAt(spent)
  const words = pace === null ? null : paceWords(pace)
  return (
    <section class={`timer is-${clock.kind}`} aria-labelledby="timer-name">
      <header class="panel-header">
        <h2 class="panel-name" id="timer-name">
          {isRehearsal ? (
            <span class="rehearsal-sign">
              <Icon name="clock" />
              Rehearsal{clock.kind === 'paused' ? ', paused' : ''}
            </span>
          ) : clock.kind === 'paused' ? (
            'Paused'
          ) : (
            'Elapsed'
          )}
        </h2>
        {words === null ? null : (
          <button
            type="button"
            class="button is-quiet pace-button"
            title="Leave slides out to end on time (X)"
            aria-haspopup="dialog"
            onClick={onReplan}
          >
            <PaceSign {...words} />
          </button>
        )}
      </header>
      <p class={`elapsed ${spent >= 3_600_000 ? 'is-long' : ''}`} role="timer" aria-live="off">
        {duration(spent)}
      </p>
      <div class="timer-plan">
        {left === null ? null : (
          <>
            <div class="plan-bar" aria-hidden="true">
              <div class={`plan-used is-${left.state}`} style={{ width: `${left.used * 100}%` }} />
            </div>
            <p class={`time-left is-${left.state}`}>
              {left.state === 'ample' ? null : <Icon name="warning" />}
              {left.words} <span class="planned">of {planned} min</span>
            </p>
          </>
        )}
      </div>
      <div class="timer-buttons">
        <button
          type="button"
          class="button"
          onClick={() => dispatch({ type: 'clock', command: running ? 'pause' : 'start' })}
        >
          <Icon name={running ? 'pause' : 'start'} />
          {running ? 'Pause' : clock.kind === 'paused' ? 'Resume' : 'Start'}
        </button>
        {canUndoReset ? (
          <button
            type="button"
            class="button is-quiet"
            onClick={() => dispatch({ type: 'clock', command: 'undo-reset' })}
          >
            <Icon name="reset" />
            Undo reset
          </button>
        ) : (
          <button
            type="button"
            class="button is-quiet is-icon"
            aria-label="Reset the clock"
            title="Reset the clock"
            disabled={clock.kind === 'waiting'}
            onClick={() => dispatch({ type: 'clock', command: 'reset' })}
          >
            <Icon name="reset" />
          </button>
        )}
      </div>
    </section>
  )
}

/** Milliseconds, renewed four times a second while the clock runs, so that no second is skipped. */
function useElapsed(clock: Clock, offset: number): number {
  const [now, setNow] = useState(Date.now)
  const running = clock.kind === 'running'
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [running])
  // A clock started after the last tick must not show a negative time.
  return Math.max(0, elapsed(clock, Math.max(now, running ? clock.since - offset : 0) + offset))
}
