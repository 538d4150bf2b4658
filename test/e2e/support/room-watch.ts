import type { Page } from '@playwright/test'

/** Looks at every frame of a page from now on; the answer lists what else than slides could be seen. */
export async function watchRoom(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>()
    const look = () => {
      const slides = [...document.querySelectorAll('section.slide')].filter((slide) =>
        slide.checkVisibility(),
      )
      if (slides.length === 0) seen.add('no slide')
      for (const slide of slides)
        if (slide.textContent.trim() === '') seen.add(`an empty slide: ${slide.outerHTML.slice(0, 300)}`)
      for (const broken of document.querySelectorAll('.broken, img.is-missing'))
        if (broken.checkVisibility({ visibilityProperty: true })) seen.add(broken.outerHTML.slice(0, 80))
      if (/lost|error|reach/i.test(document.body.innerText)) seen.add(document.body.innerText)
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { roomSeen: seen })
  })
  return () => page.evaluate(() => [...(window as unknown as { roomSeen: Set<string> }).roomSeen])
}
