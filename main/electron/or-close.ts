/** What is made of something that was opened; when that fails, it is closed again before the mistake is passed on. */
export async function orClose<O extends { close(): Promise<void> }, T>(
  opened: O,
  make: (opened: O) => Promise<T>,
): Promise<T> {
  try {
    return await make(opened)
  } catch (error) {
    // Why it failed is the news, not that closing failed too.
    await opened.close().catch(() => undefined)
    throw error
  }
}
