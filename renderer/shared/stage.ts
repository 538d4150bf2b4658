import RevealDeck from 'reveal.js'
import 'reveal.js/reveal.css'
import './stage.css'
import type { Appearance } from '../../core/deck/types.ts'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import type { Position } from '../../core/session/types.ts'
import { slideWindow } from './slide-window.ts'
import { createReadySlides, type ReadySlidesOptions } from './stage-slides.ts'
import { applyStep } from './steps.ts'
import { wearTheme } from './wear-theme.ts'

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
  const holder = document.createElement('div')
  holder.className = 'slides'
  frame.append(holder)
  root.append(frame)
  frame.addEventListener('click', (event) => followLink(event, options.onLink), true)

  let deck: RevealApi | null = null
  let outline = options.outline
  let ready = createReadySlides({ ...options, outline })
  let current: HTMLElement | null = null
  let turn = 0

  const swap = async (section: HTMLElement, instant: boolean): Promise<void> => {
    const before = current
    current = section
    // Only the slide that leaves and the one that comes are in the document: reveal.js takes time in
    // proportion to the number of sections.
    const leaving = before?.isConnected && !instant ? before : null
    place(section, leaving)
    frame.classList.toggle('is-instant', instant)
    deck ??= await startReveal(frame)
    const at = leaving?.nextElementSibling === section ? 1 : 0
    // reveal.js knows slides by number: first tell it the number that the leaving one has now. Each time it looks how
    // large everything is, so that what comes is laid out where its transition begins.
    if (leaving) deck.slide(1 - at)
    deck.slide(at)
  }

  /** The one that leaves is not touched: taken out and put back, it would have to be laid out once more. */
  const place = (section: HTMLElement, leaving: HTMLElement | null): void => {
    for (const child of Array.from(holder.children))
      if (child !== leaving && child !== section) child.remove()
    if (leaving === null) return holder.replaceChildren(section)
    const isBackwards = Number(leaving.dataset['index']) > Number(section.dataset['index'])
    if (isBackwards && section.nextElementSibling !== leaving) leaving.before(section)
    if (!isBackwards && leaving.nextElementSibling !== section) leaving.after(section)
  }

  const resized = new ResizeObserver(() => deck?.layout())
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
      if (section !== current) {
        const again = current?.dataset['slide'] === section.dataset['slide']
        await swap(section, instant || current === null || again)
      }
      await painted()
      if (mine !== turn) return null
      ready.laidOut(section)
      ready.keep(slideWindow(position.slide, outline.slides.length))
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
      deck?.destroy()
      frame.remove()
    },
  }
}

type RevealApi = InstanceType<typeof RevealDeck>

async function startReveal(frame: HTMLElement): Promise<RevealApi> {
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

/** Milliseconds after which no frame is expected any more. */
const noFrame = 400

/**
 * The second frame from now begins after the first was painted. A hidden page paints nothing, and a covered
 * or sleeping screen may not either, without anybody being told: the next step must not wait for it.
 */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.visibilityState === 'hidden') return resolve()
    const done = () => {
      document.removeEventListener('visibilitychange', done)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, noFrame)
    document.addEventListener('visibilitychange', done)
    requestAnimationFrame(() => requestAnimationFrame(done))
  })
}
