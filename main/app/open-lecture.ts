import { cacheFolder } from './cache-folder.ts'
import { createCitationFormatter, type CitationFormatter } from './citation-formatter.ts'
import { createDrawingCache } from './drawing-cache.ts'
import { openJournal } from './journal.ts'
import { Lecture } from './lecture.ts'
import { openPreferences } from './preferences.ts'
import { stateFolder } from './state-folder.ts'

export interface PresentingOptions {
  /** Whether the deck follows changes of its files. */
  watch: boolean
  /** Where it begins: where it was cut off, if it was, or anew; `unkept` writes nothing down either. */
  place: 'resume' | 'fresh' | 'unkept'
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
    citations,
    drawings: createDrawingCache(cacheFolder()),
    preferences: await openPreferences(place === 'unkept' ? undefined : stateFolder()),
    journal: (found) => {
      const state = place === 'unkept' ? undefined : stateFolder()
      return openJournal({ state, folder: found, fresh: place === 'fresh' })
    },
  })
}

export function citationFormatter(): CitationFormatter {
  return createCitationFormatter({ cacheFolder: cacheFolder() })
}
