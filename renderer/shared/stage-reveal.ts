import RevealDeck from 'reveal.js'
import 'reveal.js/reveal.css'

export type RevealApi = InstanceType<typeof RevealDeck>

/** Starts reveal.js in a frame whose `.slides` has its first section. */
export async function startReveal(frame: HTMLElement): Promise<RevealApi> {
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
