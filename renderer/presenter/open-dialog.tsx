import type { SlideContent } from '../../core/rpc/contract.ts'
import type { Pace } from '../../core/session/pace.ts'
import type { Action } from '../../core/session/types.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { ExportDialog } from './export-dialog.tsx'
import { FollowAlong } from './follow-along.tsx'
import { Goto } from './goto.tsx'
import { Help } from './help.tsx'
import type { Frame } from './model.ts'
import { Overview } from './overview.tsx'
import { Problems } from './problems.tsx'
import { Rehearsal } from './rehearsal.tsx'
import { Replan } from './replan.tsx'

/** What lies over the desk; one thing at a time. */
export type OpenDialog =
  | { kind: 'help' | 'problems' | 'overview' | 'rehearsal' | 'export' | 'follow' }
  /** `typed`: what the lecturer has typed already. */
  | { kind: 'goto'; typed: string }
  /** As it was when it was opened. */
  | { kind: 'replan'; pace: Pace | null }

interface OpenDialogProps {
  open: OpenDialog
  frame: Frame
  slides: (indices: readonly number[]) => Promise<SlideContent[]>
  connection: LectureConnection
  dispatch: (action: Action) => void
  /** Called with a sentence on what was not done. */
  onTrouble: (text: string) => void
  onClose: () => void
}

/** The dialog that is open. */
export function OpenDialog(props: OpenDialogProps) {
  const { open, frame, slides, connection, dispatch, onTrouble, onClose } = props
  const { outline, view } = frame
  const { bookmarks, screen } = view.session
  const goto = (slide: string) => dispatch({ type: 'goto', slide })
  switch (open.kind) {
    case 'help':
      return <Help onClose={onClose} />
    case 'problems':
      return <Problems diagnostics={outline.diagnostics} onClose={onClose} />
    case 'overview':
      return (
        <Overview
          outline={outline}
          view={view}
          slides={slides}
          onPick={goto}
          onFreeze={() => dispatch({ type: 'freeze' })}
          onClose={onClose}
        />
      )
    case 'goto':
      return (
        <Goto
          outline={outline}
          bookmarks={bookmarks}
          typed={open.typed}
          isPrivate={screen.kind === 'frozen'}
          onPick={(slide, look) => {
            if (look && screen.kind === 'live') dispatch({ type: 'freeze' })
            goto(slide)
          }}
          onClose={onClose}
        />
      )
    case 'export':
      return <ExportDialog frame={frame} connection={connection} onClose={onClose} />
    case 'follow':
      return (
        <FollowAlong
          following={frame.following}
          onChange={(change) => {
            connection.follow(change).catch(() => onTrouble('Not connected: that was not done.'))
          }}
          onClose={onClose}
        />
      )
    case 'rehearsal':
      return <Rehearsal outline={outline} connection={connection} onClose={onClose} />
    case 'replan':
      return <Replan outline={outline} view={view} pace={open.pace} dispatch={dispatch} onClose={onClose} />
  }
}
