/**
 * Whether what is laid out takes part in the page as a screen shows it. A browser that prints lays a page out for the
 * screen once more on the way to the paper and once more on the way back: 2 ms for a page that nobody sees, unless
 * there is nothing to lay out. Where things are measured, or looked at, they are on the screen.
 */
export function showOnScreen(isShown: boolean): void {
  document.documentElement.classList.toggle('is-for-paper-alone', !isShown)
}
