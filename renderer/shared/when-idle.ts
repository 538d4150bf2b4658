/**
 * Resolves when the page has nothing better to do; where browsers cannot tell, a third of a second later.
 * @param latest milliseconds after which it resolves all the same
 */
export function whenIdle(latest?: number): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback !== 'function') setTimeout(resolve, Math.min(300, latest ?? 300))
    else requestIdleCallback(() => resolve(), latest === undefined ? {} : { timeout: latest })
  })
}
