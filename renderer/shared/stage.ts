import RevealDeck from 'reveal.js'
import 'reveal.js/reveal.css'
import './stage.css'
import type { Appearance } from '../../core/deck/types.ts'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import type { Position } from '../../core/session/types.ts'
import { afterPaint } from './after-paint.ts'
import { slideWindow } from './slide-window.ts'
import { createReel, type SlideShow } from './stage-reel.ts'
import { createReadySlides, type ReadySlidesOptions } from './stage-slides.ts'
import { applyStep } from './steps.ts'
import { wearTheme } from './wear-theme.ts'
import { whenIdle } from './when-idle.ts'

export interface StageOptions {
  outline: DeckOutline
  /** Slides by index, in any order; may answer from a cache. */
  slides: ReadySlidesOptions['slides']
  appearance: Appearance
  /** Put before every id in the stage; unique to it in the document. */
  idPrefix: string
  /** Called when a slide was laid out for the first time and something in it is wrong. */
  onTrouble?: ReadySlidesOptions['onTrouble']
  /** A link to another slide was followed. Absent: such links do nothing. */
  onLink?: ((slide: string) => void) | undefined
}

/** One place where slides are shown, scaled to the element it was made in. */
export interface Stage {
  /**
   * Shows a slide at a step, wherever it is in the deck, and resolves with its element once it is
   * painted; with null when a later call has overtaken it or there is no such slide. Rejects when the
   * slide cannot be fetched; what was shown before then stays. `instant` leaves out the transition;
   * `prepare` may change the slide's element before it is seen.
   */
  show(
    position: Position,
    options?: { instant?: boolean; prepare?: (section: HTMLElement) => void },
  ): Promise<HTMLElement | null>
  /** The deck was compiled anew: everything is fetched again at the next `show`. */
  setOutline(outline: DeckOutline): void
  setAppearance(appearance: Appearance): void
  destroy(): void
}

/** Makes `root` a stage. It takes the size of `root`, which needs a height of its own. */
export async function createStage(root: HTMLElement, options: StageOptions): Promise<Stage> {
  const frame = document.createElement('div')
  frame.className = 'reveal stage'
  wearTheme(frame, options.appearance, options.outline.meta.theme)
  root.append(frame)
  frame.addEventListener('click', (event) => followLink(event, options.onLink), true)

  const reel = createReel(frame, startReveal)
  let outline = options.outline
  let ready = createReadySlides({ ...options, outline })
  let turn = 0

  /** Has what may come next laid out while nothing else is to be done, each as it would be come to. */
  const layAhead = (mine: number, { slide }: Position): void => {
    const beside: HTMLElement[] = []
    const lay = async (index: number): Promise<void> => {
      const section = await ready.get(index)
      await whenIdle()
      if (mine !== turn || playsMedia(section)) return
      section.dataset['index'] = String(index)
      // The one that was left just now may be leaving still: it is not to change before people's eyes.
      if (!section.isConnected) applyStep(section, index > slide ? 0 : (outline.slides[index]?.lastStep ?? 0))
      beside.push(section)
      reel.layAhead(beside)
    }
    for (const index of slideWindow(slide, outline.slides.length)) {
      // What cannot be had now is asked for again when it is to be shown.
      if (index !== slide) lay(index).catch(() => undefined)
    }
  }

  const resized = new ResizeObserver(() => reel.fit())
  resized.observe(frame)

  return {
    async show(position, { instant = false, prepare } = {}) {
      if (position.slide < 0 || position.slide >= outline.slides.length) return null
      const mine = ++turn
      const section = await ready.get(position.slide)
      if (mine !== turn) return null
      section.dataset['index'] = String(position.slide)
      applyStep(section, position.step)
      prepare?.(section)
      if (section !== reel.up) {
        const again = reel.up?.dataset['slide'] === section.dataset['slide']
        await reel.show(section, instant || reel.up === null || again)
      }
      await afterPaint()
      if (mine !== turn) return null
      ready.laidOut(section)
      ready.keep(slideWindow(position.slide, outline.slides.length))
      layAhead(mine, position)
      return section
    },
    setOutline(next) {
      outline = next
      wearTheme(frame, frame.dataset['appearance'] === 'dark' ? 'dark' : 'light', next.meta.theme)
      ready = createReadySlides({ ...options, outline })
    },
    setAppearance(appearance) {
      wearTheme(frame, appearance, outline.meta.theme)
    },
    destroy() {
      turn += 1
      resized.disconnect()
      reel.destroy()
      frame.remove()
    },
  }
}

async function startReveal(frame: HTMLElement): Promise<SlideShow> {
  const deck = new RevealDeck(frame, {
    width: 1280,
    height: 720,
    margin: 0,
    minScale: 0.02,
    maxScale: 20,
    display: 'flex',
    embedded: true,
    center: false,
    transition: 'fade',
    backgroundTransition: 'none',
    fragments: false,
    autoAnimate: false,
    controls: false,
    progress: false,
    slideNumber: false,
    keyboard: false,
    touch: false,
    mouseWheel: false,
    overview: false,
    jumpToSlide: false,
    help: false,
    pause: false,
    hash: false,
    history: false,
    respondToHashChanges: false,
    postMessage: false,
    postMessageEvents: false,
    focusBodyOnPageVisibilityChange: false,
    hideInactiveCursor: false,
    previewLinks: false,
    // Narrow windows stay slides; reveal.js would turn them into a scrolling page.
    scrollActivationWidth: 0,
  })
  await withoutQuery(() => deck.initialize())
  // reveal.js makes the deck an application, which keeps screen readers from reading the slide, and
  // announces the slide's whole text, steps still hidden included. Pages announce for themselves.
  frame.removeAttribute('role')
  frame.querySelector('.aria-status')?.remove()
  frame.querySelector('.backgrounds')?.setAttribute('aria-hidden', 'true')
  return deck
}

/** reveal.js lets the page's query override its settings: it is to see none while it starts. */
function withoutQuery<T>(start: () => T): T {
  const address = location.href
  if (location.search === '') return start()
  history.replaceState(history.state, '', location.pathname + location.hash)
  try {
    return start()
  } finally {
    history.replaceState(history.state, '', address)
  }
}

function followLink(event: MouseEvent, onLink: ((slide: string) => void) | undefined): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
  if (!link) return
  event.preventDefault()
  // reveal.js would look for the target among the few slides that are in the document.
  event.stopPropagation()
  const slide = link.getAttribute('data-slide-link')
  if (slide !== null) onLink?.(slide)
}

/** Such a slide comes into the document only when it is shown: it would begin to load, or to play, before. */
function playsMedia(section: HTMLElement): boolean {
  return section.querySelector('video, audio, iframe') !== null
}
