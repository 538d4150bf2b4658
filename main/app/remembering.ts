/**
 * Remembers what was made for a key, so many at the most; then all is forgotten. The work of a key is done once,
 * also while it is still going on.
 */
export function remembering<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const made = new Map<string, Promise<T>>()
  return (key, make) => {
    const known = made.get(key)
    if (known) return known
    const result = make()
    if (made.size >= most) made.clear()
    made.set(key, result)
    return result
  }
}
