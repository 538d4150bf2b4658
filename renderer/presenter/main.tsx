import { render } from 'preact'
import { connectLecture } from '../shared/connect.ts'
import { promiseReady } from '../shared/painted.ts'
import { drawForLater } from '../shared/diagrams.ts'
import { shareDrawings } from '../shared/drawing-store.ts'
import { warmUsualFonts } from '../shared/warm-fonts.ts'
import '../shared/theme.css'
import '../shared/ui.css'
import '../shared/preview.css'
import '../shared/sources.css'
import '../shared/problems.css'
import { App } from './app.tsx'
import { drawWholeDeck } from './draw-ahead.ts'
import './panels.css'
import './notes.css'
import './commands.css'
import './follow-along.css'
import './overview.css'
import './goto.css'
import './replan.css'
import './rehearsal.css'
import './presenter.css'
import './top-bar.css'
import './desk.css'
import './shapes.css'

/** Resolves when nothing has happened for a while and the page has nothing better to do. */
function whenQuiet(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => requestIdleCallback(() => resolve()), milliseconds)
  })
}

const onPainted = promiseReady()
void window.lecternReady?.then(warmUsualFonts)

const connection = connectLecture('presenter')
shareDrawings(connection, true)
drawWholeDeck(connection, { draw: drawForLater, whenQuiet })

const root = document.querySelector('#app')
if (root === null) throw new Error('The page has no #app')

render(<App connection={connection} onPainted={onPainted} />, root)

// A button clicked with the mouse must not keep the focus, or the next Space would press it again.
document.addEventListener('mousedown', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (button !== null && button.closest('dialog') === null) event.preventDefault()
})
