import type { ConnectionStatus } from '../shared/connect.ts'
import type { Desk } from './desk.ts'
import type { OpenDialog } from './dialogs.tsx'
import { Icon } from '../shared/icons.tsx'
import type { ReviewLecture } from './model.ts'
import { hashOf, VIEW_NAMES, VIEWS, type View } from './route.ts'
import type { Keeping } from './study-client.ts'

interface BarProps {
  /** Whether this is the record of a lecture that was given. */
  hasRecord: boolean
  lecture: ReviewLecture
  desk: Desk
  status: ConnectionStatus
  keeping: Keeping
  listOpen: boolean
  onList: () => void
  onOpen: (dialog: OpenDialog) => void
}

/** The lecture's name, the ways to look at it, search and settings. */
export function Bar({ hasRecord, lecture, desk, status, keeping, listOpen, onList, onOpen }: BarProps) {
  // The other views have headings of their own.
  const Title = desk.route.view === 'slides' ? 'h1' : 'p'
  return (
    <header class="bar">
      <button
        type="button"
        class="button is-quiet is-icon"
        aria-label="Outline"
        title="Outline (O)"
        aria-expanded={listOpen}
        onClick={onList}
      >
        <Icon name="list" />
      </button>
      <Title class="bar-title" lang={lecture.outline.meta.lang} title={lecture.outline.meta.title}>
        {lecture.outline.meta.title}
      </Title>
      <nav class={hasRecord ? 'views has-record' : 'views'} aria-label="Views" dir="ltr">
        <ul>
          {VIEWS.filter((view) => hasRecord || view !== 'record').map((view) => (
            <li key={view}>
              <a
                href={hashOf({ view })}
                aria-current={desk.route.view === view ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  desk.go({ view })
                }}
              >
                <Icon name={view} />
                {SHORT_NAMES[view] ?? VIEW_NAMES[view]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="bar-state" role="status">
        <StateSign status={status} keeping={keeping} />
      </p>
      <button
        type="button"
        class="button bar-search"
        aria-keyshortcuts="/ Control+K"
        onClick={() => onOpen('search')}
      >
        <Icon name="search" />
        <span class="bar-search-word">Search the lecture</span>
        <kbd aria-hidden="true">/</kbd>
      </button>
      <button
        type="button"
        class="button is-quiet is-icon"
        aria-label="Text and colours"
        title="Text and colours"
        onClick={() => onOpen('settings')}
      >
        <Icon name="text" />
      </button>
    </header>
  )
}

const SHORT_NAMES: Partial<Record<View, string>> = { marks: 'Marks', record: 'Shown' }

function StateSign({ status, keeping }: { status: ConnectionStatus; keeping: Keeping }) {
  if (status === 'lost')
    return (
      <span class="state-sign is-bad">
        <Icon name="lost" />
        Connection lost, trying again
      </span>
    )
  if (keeping === 'memory')
    return (
      <span class="state-sign is-warn">
        <Icon name="warning" />
        Marks last until you close this page
      </span>
    )
  return null
}
