import { useCallback } from 'preact/hooks'
import type { LectureConnection } from '../shared/connect.ts'
import { clampNotes, resizedNotes } from './cues.ts'
import { useRemembered } from './use-remembered.ts'

const KIND = {
  name: 'notes-size',
  read: (text: string | undefined) => clampNotes(Number.parseFloat(text ?? '')),
  print: String,
}

/** Size of the notes in pixels, remembered on this computer, and the way to change it. */
export function useNotesSize(connection: LectureConnection): [number, (direction: 1 | -1) => void] {
  const [size, setSize] = useRemembered(connection, KIND)
  const resize = useCallback(
    (direction: 1 | -1) => setSize((before) => resizedNotes(before, direction)),
    [setSize],
  )
  return [size, resize]
}
