/** As much of a page in a driven browser as this needs: Playwright's, from any of its packages. */
interface DrivenPage {
  waitForFunction(condition: () => boolean): Promise<unknown>
  evaluate(code: string): Promise<unknown>
}

/** Resolves when a page of ours has painted for the first time. Rejects when it says that it cannot. */
export async function isReady(page: DrivenPage): Promise<void> {
  // A function, because the pages' policy lets nobody evaluate a text later on.
  await page.waitForFunction(() => 'lecternReady' in globalThis)
  await page.evaluate('window.lecternReady.then(() => undefined)')
}
