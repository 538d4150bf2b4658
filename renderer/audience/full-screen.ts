/** How long the mouse rests before pointer and button go away, in milliseconds. */
const restingTime = 2500

/** Full screen by `F`, by double click, and by a button that shows only while the mouse moves. */
export function setupFullScreen(button: HTMLButtonElement): void {
  const root = document.documentElement
  const toggle = () => {
    const done = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()
    // The browser may refuse, for instance without a user's gesture; then nothing is to be done.
    done.catch(() => undefined)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const wake = () => {
    root.classList.remove('is-idle')
    clearTimeout(timer)
    timer = setTimeout(() => root.classList.add('is-idle'), restingTime)
  }
  root.classList.add('is-idle')
  button.hidden = !document.fullscreenEnabled
  button.addEventListener('click', toggle)
  let at: string | null = null
  document.addEventListener('mousemove', ({ screenX, screenY }) => {
    // Browsers also tell of a mouse that rests when what lies below it changes, as with every slide.
    const here = `${screenX},${screenY}`
    if (at !== null && here !== at) wake()
    at = here
  })
  document.addEventListener('dblclick', (event) => {
    if (event.target !== button) toggle()
  })
  document.addEventListener('keydown', (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (plain && event.key.toLowerCase() === 'f') toggle()
  })
  document.addEventListener('fullscreenchange', () => {
    button.textContent = document.fullscreenElement ? 'Leave full screen' : 'Full screen'
    root.classList.add('is-idle')
  })
}
