import { useCallback, useState } from 'preact/hooks'
import { clampNotes, resizedNotes } from './cues.ts'

const KEY = 'lectern.notes-size'

/** Size of the notes in pixels, remembered on this machine, and the way to change it. */
export function useNotesSize(): [number, (direction: 1 | -1) => void] {
  const [size, setSize] = useState(remembered)
  const resize = useCallback((direction: 1 | -1) => {
    setSize((before) => {
      const after = resizedNotes(before, direction)
      remember(after)
      return after
    })
  }, [])
  return [size, resize]
}

// A browser that forbids storage throws on access: the size then lasts as long as the page.
function remembered(): number {
  try {
    return clampNotes(Number.parseFloat(localStorage.getItem(KEY) ?? ''))
  } catch {
    return clampNotes(Number.NaN)
  }
}

function remember(size: number): void {
  try {
    localStorage.setItem(KEY, String(size))
  } catch {
    return
  }
}
