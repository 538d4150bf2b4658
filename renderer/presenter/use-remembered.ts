import { useCallback, useEffect, useState } from 'preact/hooks'
import type { LectureConnection } from '../shared/connect.ts'

export interface RememberedKind<T> {
  /** Small letters, digits, dots and hyphens. */
  name: string
  /** Of what was kept, whatever it is; undefined when nothing was. */
  read: (text: string | undefined) => T
  print: (value: T) => string
}

/** A value that this computer remembers from one lecture to the next, and the way to change it. */
export function useRemembered<T>(
  connection: Pick<LectureConnection, 'preferences' | 'keepPreference'>,
  { name, read, print }: RememberedKind<T>,
): [T, (change: (before: T) => T) => void] {
  const [value, setValue] = useState(() => read(undefined))
  useEffect(() => {
    let isChanged = false
    connection.preferences().then(
      (preferences) => {
        if (!isChanged && name in preferences) setValue(read(preferences[name]))
        return null
      },
      () => null,
    )
    return () => {
      isChanged = true
    }
  }, [connection, name])
  const change = useCallback(
    (next: (before: T) => T) => {
      setValue((before) => {
        const after = next(before)
        connection.keepPreference(name, print(after))
        return after
      })
    },
    [connection, name],
  )
  return [value, change]
}
