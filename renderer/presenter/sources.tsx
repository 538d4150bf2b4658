import type { Grade } from '../../core/deck/types.ts'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { Icon } from '../shared/icons.tsx'
import { GradeSign, SourceText } from '../shared/source-text.tsx'

type Source = SlideContent['references'][number]

interface SourcesProps {
  slide: SlideContent | undefined
  /** Key of the one that lies over the slide in the room; null when none does. */
  shown: string | null
  onShow: (key: string | null) => void
}

/** The sources of the slide in full: what to answer when somebody asks "who says so?". */
export function Sources({ slide, shown, onShow }: SourcesProps) {
  const sources = slide?.references ?? []
  return (
    <section class="panel sources" aria-labelledby="sources-name">
      <header class="panel-header">
        <h2 class="panel-name" id="sources-name">
          Sources{sources.length > 1 ? ` (${sources.length})` : ''}
        </h2>
        {slide?.grade === undefined ? null : (
          <GradeSign grade={slide.grade} title={gradeMeanings[slide.grade]} />
        )}
      </header>
      <div class="panel-body" tabIndex={0} data-scrolls role="group" aria-labelledby="sources-name">
        {sources.length === 0 ? (
          <p class="empty">No sources on this slide</p>
        ) : (
          <ol class="source-list">
            {sources.map((source) => (
              <SourceEntry key={source.key} source={source} isShown={source.key === shown} onShow={onShow} />
            ))}
          </ol>
        )}
      </div>
    </section>
  )
}

const gradeMeanings: Record<Grade, string> = {
  established: 'The claim of this slide is well supported.',
  emerging: 'The claim of this slide rests on early or few studies.',
  contested: 'Studies disagree on the claim of this slide.',
}

interface SourceEntryProps {
  source: Source
  isShown: boolean
  onShow: (key: string | null) => void
}

function SourceEntry({ source, isShown, onShow }: SourceEntryProps) {
  return (
    <li class={`source ${isShown ? 'is-shown' : ''}`}>
      <button
        type="button"
        class="button is-quiet source-show"
        aria-pressed={isShown}
        title={isShown ? 'Take it away from the projector' : 'Show it to the room'}
        onClick={() => onShow(isShown ? null : source.key)}
      >
        <Icon name="projector" />
        {isShown ? 'Shown' : 'Show'}
        <span class="visually-hidden"> to the room: {source.key}</span>
      </button>
      <SourceText source={source} />
    </li>
  )
}
