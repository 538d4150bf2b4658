import type { Drawings, Preferences } from '../../core/rpc/contract.ts'
import type { CitationFormatter } from './citation-formatter.ts'
import type { Journal } from './journal.ts'

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
  /** Where pages keep the diagrams that they have drawn; nowhere when absent. */
  drawings?: Drawings
  /** What pages remember from one day to the next; nothing when absent. */
  preferences?: Preferences
  /** Where the lecture writes down where it is, and from where it goes on; nowhere when absent. */
  journal?: (folder: string) => Promise<Journal>
  /** Sets the citations; one that remembers them in memory alone when absent. */
  citations?: CitationFormatter
}
