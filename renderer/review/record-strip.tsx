import type { SlideSummary } from '../../core/rpc/contract.ts'
import { Icon } from '../shared/icons.tsx'
import type { ReviewRecord } from './record.ts'
import { slideWords, spentWords, whenWords, type GivenLecture } from './record-words.ts'

/** Below the slide: that this lecture was given, and what became of this slide in it. */
export function RecordStrip({ record, slide }: { record: ReviewRecord; slide: SlideSummary }) {
  const { given, inkShown, showInk } = record
  if (given === null) return null
  const drawn = given.shown.get(slide.id)?.ink.length ?? 0
  return (
    <div class="record-strip" role="group" aria-label="In the lecture">
      <p>
        <span class="record-when">Given on {whenWords(given.record).date}</span>
        <span>{slideWords(given, slide)}</span>
      </p>
      {drawn === 0 ? null : (
        <button
          type="button"
          class="button is-quiet"
          aria-pressed={inkShown}
          title="Show what was drawn, or hide it (I)"
          onClick={() => showInk(!inkShown)}
        >
          <Icon name="drawn" />
          Drawings
        </button>
      )}
    </div>
  )
}

/** In the outline: how long the room saw the slide. */
export function OutlineSpent({ given, slide }: { given: GivenLecture; slide: SlideSummary }) {
  const shown = given.shown.get(slide.id)
  if (shown === undefined && slide.kind === 'bibliography') return null
  return (
    <span class="outline-spent" lang="en" dir="ltr">
      {shown === undefined ? 'not shown' : spentWords(shown.spent)}
    </span>
  )
}
