import type { Drawings } from '../../core/rpc/host.ts'
import type { StudyStore } from './study-store.ts'
import type { SavedInk } from '../../core/session/saved.ts'
import type { CitationFormatter } from './citation-formatter.ts'
import type { Journal } from './journal.ts'
import type { KeptPreferences } from './preferences.ts'
import type { LectureCompiler } from './compiler-here.ts'

export interface LectureOptions {
  /** Whether the deck is compiled anew when its files change; false when absent. */
  watch?: boolean
  /** Milliseconds since the epoch; the computer's clock when absent. */
  now?: () => number
  /** Whether diagrams are checked once the lecture is open; true when absent. */
  checkDiagrams?: boolean
  /**
   * Opens with the outline alone, ready to show the title, and reads the slides when the first page has what
   * it asked for, within two seconds in any case. False when absent.
   */
  hurry?: boolean
  /**
   * Opens when nothing of it is left to come, citations in their style and diagrams checked, and compiles it but
   * once. False when absent; not together with `hurry`.
   */
  whole?: boolean
  /** Where pages keep the diagrams that they have drawn; nowhere when absent. */
  drawings?: Drawings
  /** What pages remember from one day to the next; nothing when absent. */
  preferences?: KeptPreferences
  /** What was drawn on an earlier day and shows from the start; nothing when absent. */
  ink?: readonly SavedInk[]
  /** Where the lecture writes down where it is, and from where it goes on; nowhere when absent. */
  journal?: (folder: string) => Promise<Journal>
  /** Keeps what students mark and answer; nobody does when absent. Told of the folder and title once it is open. */
  study?: StudyStore
  /** Compiles the lecture, and is closed with it; one in this thread when absent. */
  compiler?: LectureCompiler
  /** Sets the citations; one that remembers them in memory alone when absent. */
  citations?: CitationFormatter
}
