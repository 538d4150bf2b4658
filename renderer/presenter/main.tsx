import { render } from 'preact'
import { connectLecture } from '../shared/connect.ts'
import '../shared/theme.css'
import '../shared/ui.css'
import '../shared/preview.css'
import '../shared/problems.css'
import { App } from './app.tsx'
import './panels.css'
import './notes.css'
import './commands.css'
import './presenter.css'
import './shapes.css'

const painted = Promise.withResolvers<void>()
window.lecternReady = painted.promise

const root = document.querySelector('#app')
if (root === null) throw new Error('The page has no #app')

render(
  <App
    connection={connectLecture('presenter')}
    onPainted={(position) => {
      // Two frames: the first paints what was just put in place.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          document.documentElement.dataset['position'] = position
          void document.fonts.ready.then(() => painted.resolve())
        }),
      )
    }}
  />,
  root,
)

// A button clicked with the mouse must not keep the focus, or the next Space would press it again.
document.addEventListener('mousedown', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (button !== null && button.closest('dialog') === null) event.preventDefault()
})
