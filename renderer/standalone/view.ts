import { applyStep } from '../shared/steps.ts'
import { createSwipe, watchZoom } from '../shared/swipe.ts'
import { createSearchDialog } from './search.ts'
import { decodeAddress } from '../../core/deck/decode-address.ts'

/*
 * What moves the slides in the exported file. It stands in the file itself, knows nothing but the document, and
 * loads nothing. Without it the document shows all slides, one below the other.
 */

interface Place {
  /** 0-based. */
  slide: number
  step: number
}

const root = document.documentElement
const views = [...document.querySelectorAll<HTMLElement>('.view')]
const sections = views.map((view) => view.querySelector<HTMLElement>('.slide'))
const lastStep = (index: number) => Number(views[index]?.dataset['lastStep'] ?? 0)
const indexOf = new Map(sections.map((section, index) => [section?.dataset['slide'] ?? '', index]))
/** Which way the lecture is read: one goes on to where its lines end. */
const direction = document.querySelector<HTMLElement>('#deck')?.dir === 'rtl' ? 'rtl' : 'ltr'
const [forth, back] = direction === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
const hasAbout = document.querySelector('.about') !== null
let place: Place = { slide: 0, step: 0 }

function show(next: Place, remember = true): void {
  const slide = Math.min(Math.max(next.slide, 0), views.length - 1)
  const step = Math.min(Math.max(next.step, 0), lastStep(slide))
  place = { slide, step }
  views.forEach((view, index) => view.classList.toggle('is-here', index === slide))
  const section = sections[slide]
  if (!section) return
  applyStep(section, step)
  root.dataset['position'] = `${section.dataset['slide'] ?? ''}:${step}`
  counter.textContent = `${slide + 1} / ${views.length}`
  said.textContent = section.querySelector('.slide-title')?.textContent ?? ''
  if (remember) keep(section.dataset['slide'] ?? '')
}

/** Where reading goes on in this file; beside the others of its folder, so that each has its own. */
const KEPT = `lectern-place:${location.pathname}`

function keep(id: string): void {
  inPlaces(() => history.replaceState(null, '', `#${encodeURIComponent(id)}`))
  inPlaces(() => localStorage.setItem(KEPT, id))
}

/** What browsers refuse to files in some places; the slides move all the same. Undefined where it is refused. */
function inPlaces<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

/** Index of the slide that the address names, else where reading stopped last time, else the first. */
function beginning(): number {
  const asked = indexOf.get(decodeAddress(location.hash.slice(1)))
  return asked ?? indexOf.get(inPlaces(() => localStorage.getItem(KEPT)) ?? '') ?? 0
}

const moves: Record<string, () => void> = {
  next: () =>
    place.step < lastStep(place.slide)
      ? show({ ...place, step: place.step + 1 })
      : place.slide < views.length - 1 && show({ slide: place.slide + 1, step: 0 }),
  previous: () =>
    place.step > 0
      ? show({ ...place, step: place.step - 1 })
      : place.slide > 0 && show({ slide: place.slide - 1, step: Number.MAX_SAFE_INTEGER }),
  'next-slide': () => show({ slide: place.slide + 1, step: 0 }),
  'previous-slide': () => show({ slide: place.slide - 1, step: 0 }),
  first: () => show({ slide: 0, step: 0 }),
  last: () => show({ slide: views.length - 1, step: Number.MAX_SAFE_INTEGER }),
  about: () => toggle('with-about'),
  read: () => {
    toggle('is-reading')
    const reading = root.classList.contains('is-reading')
    sections.forEach((section, index) => section && reading && applyStep(section, lastStep(index)))
    if (reading) views[place.slide]?.scrollIntoView()
    else show(place)
    fit()
  },
  appearance: () => {
    root.dataset['appearance'] = root.dataset['appearance'] === 'dark' ? 'light' : 'dark'
  },
  print: () => window.print(),
  search: () => search.open(),
}

const KEYS: Record<string, string> = {
  [forth]: 'next',
  ' ': 'next',
  PageDown: 'next',
  [back]: 'previous',
  PageUp: 'previous',
  ArrowDown: 'next-slide',
  ArrowUp: 'previous-slide',
  Home: 'first',
  End: 'last',
  n: 'about',
  r: 'read',
  d: 'appearance',
  '/': 'search',
}

function toggle(name: string): void {
  root.classList.toggle(name)
  for (const button of bar.querySelectorAll<HTMLButtonElement>('[data-toggles]'))
    button.ariaPressed = String(root.classList.contains(button.dataset['toggles'] ?? ''))
  fit()
}

const bar = document.createElement('nav')
bar.className = 'bar'
bar.ariaLabel = 'Slides'
// The file is in the lecture's language, but not what moves it.
bar.lang = 'en'
bar.dir = direction
const counter = document.createElement('span')
counter.className = 'counter'
counter.dir = 'ltr'
const said = document.createElement('p')
said.className = 'unseen'
said.role = 'status'

function button(move: string, label: string, key: string, toggles?: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.title = `${label} (${key})`
  if (toggles !== undefined) {
    made.dataset['toggles'] = toggles
    made.ariaPressed = 'false'
  }
  made.addEventListener('click', () => moves[move]?.())
  return made
}

bar.append(
  button('previous', 'Back', direction === 'rtl' ? '→' : '←'),
  counter,
  button('next', 'Next', direction === 'rtl' ? '←' : '→'),
  ...(hasAbout
    ? [button('about', document.querySelector('.notes') ? 'Notes and sources' : 'Sources', 'N', 'with-about')]
    : []),
  button('read', 'Read all', 'R', 'is-reading'),
  button('search', 'Search', '/'),
  button('appearance', 'Light or dark', 'D'),
  button('print', 'Print', 'Ctrl+P'),
)
document.body.append(bar)
document.querySelector('main')?.append(said)

const search = createSearchDialog(sections, (slide, step) => {
  show({ slide, step })
  if (root.classList.contains('is-reading')) views[slide]?.scrollIntoView()
})

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || search.isOpen()) return
  const onButton = event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter')
  const move = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  const reads =
    root.classList.contains('is-reading') && !['r', 'd', 'n', '/'].includes(event.key.toLowerCase())
  if (move === undefined || onButton || reads) return
  event.preventDefault()
  moves[move]?.()
})

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
  const index = indexOf.get(decodeAddress((link?.getAttribute('href') ?? '').slice(1)))
  if (index === undefined || root.classList.contains('is-reading')) return
  event.preventDefault()
  show({ slide: index, step: 0 })
})

const swipe = createSwipe(direction, (turn) => moves[turn]?.())
const isSheet = (event: TouchEvent) =>
  event.target instanceof Element && event.target.closest('.sheet') !== null
document.addEventListener('touchstart', (event) => {
  if (isSheet(event) && !root.classList.contains('is-reading')) swipe.begin(event)
})
document.addEventListener('touchend', (event) => {
  if (isSheet(event)) swipe.end(event)
})
watchZoom()

/** The slide is as large as the room allows. */
function fit(): void {
  const view = views[place.slide]
  const sheet = view?.querySelector('.sheet')
  if (!sheet) return
  const scale = Math.min(
    sheet.clientWidth / 1280,
    root.classList.contains('is-reading') ? 1 : sheet.clientHeight / 720,
  )
  root.style.setProperty('--scale', String(scale > 0 ? scale : 1))
}

window.addEventListener('resize', fit)
window.addEventListener('hashchange', () => {
  const index = indexOf.get(decodeAddress(location.hash.slice(1)))
  if (index !== undefined) show({ slide: index, step: 0 }, false)
})

root.classList.add('is-live')
show({ slide: beginning(), step: 0 }, false)
fit()
