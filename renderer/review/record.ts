import { useEffect, useMemo, useState } from 'preact/hooks'
import type { DeckOutline, FoundRecord } from '../../core/rpc/contract.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { givenLecture, type GivenLecture } from './record-words.ts'

/** The record of a lecture that was given, if this is one. */
export interface ReviewRecord {
  /** Null when there is no record, or none that can be used. */
  given: GivenLecture | null
  /** Why a record that is there cannot be used, in words; null otherwise. */
  trouble: string | null
  /** Whether what was drawn lies over the slides. */
  inkShown: boolean
  showInk(isShown: boolean): void
}

/** Asked for with each deck: what is new in the folder may be the record too. */
export function useRecord(connection: LectureConnection, outline: DeckOutline | null): ReviewRecord {
  const [found, setFound] = useState<FoundRecord>({ record: null, trouble: null })
  const [inkShown, showInk] = useState(true)
  useEffect(() => {
    if (outline === null) return
    // A connection that breaks brings a new deck when it is there again.
    connection.record().then(setFound, () => undefined)
  }, [connection, outline])
  const given = useMemo(
    () => (found.record === null || outline === null ? null : givenLecture(found.record, outline)),
    [found, outline],
  )
  return useMemo(
    () => ({ given, trouble: found.trouble, inkShown, showInk }),
    [given, found.trouble, inkShown],
  )
}
