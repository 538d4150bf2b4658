/** Files that are open at once; far below what any system allows, and enough to keep a disk busy. */
const AT_ONCE = 16

/**
 * The results in the order of the items, several of which are worked on at once: asking the disk for one thing
 * after the other is mostly waiting. Rejects with the first failure; what is under way then goes on.
 */
export async function severalAtOnce<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  atOnce = AT_ONCE,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  return results
}
