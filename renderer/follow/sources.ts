import type { SlideContent } from '../../core/rpc/contract.ts'

/** Lists the sources of a slide below it; nothing where it has none. */
export function showSources(section: HTMLElement, list: HTMLElement, slide: SlideContent | undefined): void {
  const references = slide?.references ?? []
  section.hidden = references.length === 0
  const seen = new Set<string>()
  list.replaceChildren(
    ...references.flatMap(({ key, entryHtml, locator }) => {
      const name = `${key} ${locator ?? ''}`
      if (seen.has(name)) return []
      seen.add(name)
      const item = document.createElement('li')
      // Cleaned when the lecture was compiled.
      item.innerHTML = entryHtml
      // In a tab of its own: whoever looks a source up does not lose the lecture.
      for (const link of item.querySelectorAll('a')) {
        link.target = '_blank'
        link.rel = 'noopener noreferrer'
      }
      if (locator !== undefined) item.append(` (${locator})`)
      return [item]
    }),
  )
}
