import type { Appearance } from '../../core/deck/types.ts'
import type { DeckOutline, SlideContent } from '../../core/rpc/contract.ts'
import { drawDiagrams } from './diagrams.ts'
import { renderSlide } from './slide.ts'
import { applyStep } from './steps.ts'

/** CSS pixels a slide is laid out in. */
export const SLIDE_WIDTH = 1280
export const SLIDE_HEIGHT = 720

export interface PreviewOptions {
  /** Put before every id; unique to this preview in the document. */
  idPrefix: string
  /** True for a picture only: neither read out nor reachable with the keyboard. */
  decorative?: boolean
  /** A link to another slide was followed. Links never leave the page. */
  onLink?: (slide: string) => void
  /** A link to somewhere outside the lecture was followed. */
  onExternalLink?: (href: string) => void
}

export interface PreviewShown {
  slide: SlideContent
  step: number
  outline: DeckOutline
  appearance: Appearance
}

/** A whole slide drawn small. */
export interface Preview {
  /** As large as the slide is shown. */
  readonly frame: HTMLElement
  /** The slide that is shown; null when none is. A new element each time it is drawn anew. */
  section(): HTMLElement | null
  /**
   * Draws the slide anew only when it, the deck or the appearance changed; otherwise only steps it.
   * Resolves once diagrams are drawn, or once a later call has overtaken it.
   */
  show(shown: PreviewShown): Promise<void>
  /** Shows nothing. */
  clear(): void
  destroy(): void
}

/**
 * Draws the diagrams of slides that may be shown soon, when the page has nothing better to do, so that
 * neither Mermaid's start nor a large diagram holds up the step that shows them.
 */
export function drawAhead(slides: readonly SlideContent[]): void {
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300))
  for (const slide of slides) {
    if (slide.diagrams.length === 0) continue
    idle(() => {
      const places = document.createElement('div')
      for (const { id } of slide.diagrams) {
        const figure = document.createElement('figure')
        figure.className = 'diagram'
        figure.dataset['diagram'] = id
        places.append(figure)
      }
      // Drawings are kept by their source; these copies are thrown away, failures show when they matter.
      void drawDiagrams(places, slide, { idPrefix: 'ahead-' })
    })
  }
}

/** How much a slide is shrunk or enlarged to fit a box (CSS pixels); 0 for a box without room. */
export function fitScale(width: number, height: number): number {
  return Math.max(0, Math.min(width / SLIDE_WIDTH, height / SLIDE_HEIGHT))
}

/**
 * Fills `container`, which decides the size: the slide is as large as fits, and `--preview-width` and
 * `--preview-height` (px) on the container tell how large that is.
 */
export function createPreview(container: HTMLElement, options: PreviewOptions): Preview {
  const frame = document.createElement('div')
  frame.className = 'preview-frame'
  const sheet = document.createElement('div')
  sheet.className = 'preview-sheet'
  frame.append(sheet)
  if (options.decorative === true) {
    frame.inert = true
    frame.ariaHidden = 'true'
  }
  container.append(frame)
  const stopFitting = fit(container, frame, sheet)
  if (options.decorative !== true) frame.addEventListener('click', (event) => followLink(event, options))

  let shown: PreviewShown | null = null
  let section: HTMLElement | null = null
  let drawn: Promise<unknown> = Promise.resolve()

  return {
    frame,
    section: () => section,
    async show(next) {
      if (section === null || shown === null || needsDrawing(shown, next)) {
        section = renderSlide(next.slide, {
          outline: next.outline,
          idPrefix: options.idPrefix,
          appearance: next.appearance,
        })
        const mine = section
        // For screen readers alone, and slow to lay out.
        if (options.decorative === true)
          for (const math of mine.querySelectorAll('.katex-mathml')) math.remove()
        sheet.replaceChildren(mine)
        drawn = drawDiagrams(mine, next.slide, { idPrefix: options.idPrefix }).then(() => {
          if (section === mine && shown !== null) applyStep(mine, shown.step)
          return null
        })
      }
      shown = next
      applyStep(section, next.step)
      await drawn
    },
    clear() {
      shown = null
      section = null
      sheet.replaceChildren()
    },
    destroy() {
      stopFitting()
      frame.remove()
    },
  }
}

/** Whether going from one to the other takes more than a step. Bodies are compared by identity: a store keeps one per revision. */
export function needsDrawing(before: PreviewShown, after: PreviewShown): boolean {
  return (
    before.slide !== after.slide ||
    before.appearance !== after.appearance ||
    before.outline.deckRevision !== after.outline.deckRevision
  )
}

function fit(container: HTMLElement, frame: HTMLElement, sheet: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    const scale = fitScale(container.clientWidth, container.clientHeight)
    // Whole pixels, so that the border around it stays sharp.
    const width = Math.floor(SLIDE_WIDTH * scale)
    const height = Math.floor(SLIDE_HEIGHT * scale)
    frame.style.width = `${width}px`
    frame.style.height = `${height}px`
    container.style.setProperty('--preview-width', `${width}px`)
    container.style.setProperty('--preview-height', `${height}px`)
    sheet.style.transform = `scale(${width / SLIDE_WIDTH})`
  })
  observer.observe(container)
  return () => {
    observer.disconnect()
  }
}

function followLink(event: MouseEvent, options: PreviewOptions): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  const slide = link.dataset['slideLink']
  if (slide !== undefined) options.onLink?.(slide)
  else if (/^(?:https?|mailto):$/.test(link.protocol) && link.origin !== location.origin) {
    options.onExternalLink?.(link.href)
  }
}
