import { render } from 'preact'
import { connectLecture } from '../shared/connect.ts'
import '../shared/theme.css'
import '../shared/ui.css'
import '../shared/preview.css'
import '../shared/problems.css'
import '../shared/new-lecture.css'
import './home.css'
import { Home } from './home.tsx'

const painted = Promise.withResolvers<void>()
window.lecternReady = painted.promise

const root = document.querySelector('#app')
if (root === null) throw new Error('The page has no #app')

render(
  <Home
    connection={connectLecture('presenter')}
    onPainted={() => {
      void document.fonts.ready.then(() => painted.resolve())
    }}
  />,
  root,
)
