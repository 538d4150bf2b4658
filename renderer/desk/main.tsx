import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { DeskView } from '../../core/desktop/contract.ts'
import '../shared/ui.css'
import '../shared/problems.css'
import { About } from './about.tsx'
import '../shared/new-lecture.css'
import './desk.css'
import './sheets.css'
import { connectDesk, type DeskClient } from './desk-client.ts'
import { Home } from './home.tsx'
import { PreferencesPage } from './preferences.tsx'

// One document for the windows around a lecture; its path says which of them this is.
const PAGES = { '/home': Home, '/about': About, '/preferences': PreferencesPage }

// The development server has only one path for all of them and puts it behind a #.
const path = location.hash.startsWith('#/') ? location.hash.slice(1) : location.pathname
const Page = PAGES[path as keyof typeof PAGES] ?? Home

const painted = Promise.withResolvers<void>()
window.lecternReady = painted.promise

function App({ desk }: { desk: DeskClient }) {
  const [view, setView] = useState<DeskView | null>(null)
  useEffect(() => desk.onView(setView), [desk])
  useEffect(() => {
    if (view !== null) void document.fonts.ready.then(() => painted.resolve())
  }, [view === null])
  return view === null ? null : <Page desk={desk} view={view} />
}

const root = document.querySelector('#app')
if (root === null) throw new Error('The page has no #app')
const bridge = window.lectern
if (typeof bridge?.connect === 'function') {
  const desk = connectDesk({
    open: () => bridge.connect(),
    later: (callback, milliseconds) => void setTimeout(callback, milliseconds),
  })
  render(<App desk={desk} />, root)
} else {
  root.textContent = 'This page is a part of the desktop program.'
}
