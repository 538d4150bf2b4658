import { cacheFolder, dataFolder, stateFolder } from './user-folders.ts'
import { createCitationFormatter, type CitationFormatter } from './citation-formatter.ts'
import { openDoors, type DoorKeeper } from './doors.ts'
import { createDrawingCache } from './drawing-cache.ts'
import { openJournal } from './journal.ts'
import { Lecture } from './lecture.ts'
import { openPreferences } from './preferences.ts'
import { createStudyStore } from './study-store.ts'
import { ThreadCompiler } from './thread-compiler.ts'

export interface PresentingOptions {
  /** Whether the deck follows changes of its files. */
  watch: boolean
  /**
   * Where it begins: where it was cut off, if it was, or anew. `review` is for students, whose marks are kept
   * and who give no lecture; `unkept` leaves nothing on the computer.
   */
  place: 'resume' | 'fresh' | 'review' | 'unkept'
  /** One for all lectures of this process; made when absent. */
  citations?: CitationFormatter | undefined
}

/**
 * Opens a lecture to be given: at once, with all that is remembered of earlier days, and where it was cut off.
 * @throws LecternError when the folder is no lecture or cannot be read
 */
export async function openToPresent(folder: string, options: PresentingOptions): Promise<Lecture> {
  const { watch, place, citations = citationFormatter() } = options
  return await Lecture.open(folder, {
    watch,
    hurry: true,
    compiler: new ThreadCompiler(),
    citations,
    drawings: createDrawingCache(cacheFolder()),
    study: createStudyStore(place === 'unkept' ? undefined : dataFolder()),
    preferences: openPreferences(place === 'unkept' ? undefined : stateFolder()),
    journal: (found) => {
      const state = place === 'resume' || place === 'fresh' ? stateFolder() : undefined
      return openJournal({ state, folder: found, fresh: place === 'fresh' })
    },
  })
}

/** The doors of a lecture that is being given; where nothing of it is written down, they are not either. */
export async function openDoorsOf({ folder, continuity }: Lecture): Promise<DoorKeeper> {
  const state = continuity === 'unkept' ? undefined : stateFolder()
  return await openDoors(state, folder, continuity === 'resumed')
}

export function citationFormatter(): CitationFormatter {
  return createCitationFormatter({ cacheFolder: cacheFolder() })
}
