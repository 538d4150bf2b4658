import { render } from 'preact'
import { connectLecture } from '../shared/connect.ts'
import { promiseReady } from '../shared/painted.ts'
import { shareDrawings } from '../shared/drawing-store.ts'
import { watchZoom } from '../shared/swipe.ts'
import '../shared/theme.css'
import '../shared/ui.css'
import '../shared/preview.css'
import '../shared/sources.css'
import { App } from './app.tsx'
import './tones.css'
import './review.css'
import './bar.css'
import './outline.css'
import './dialogs.css'
import './read.css'
import './stepper.css'
import './reading.css'
import './marks.css'
import './sources.css'
import './column-view.css'
import './lists.css'
import './article.css'
import './practice.css'
import './record.css'
import './scripts.css'

const onPainted = promiseReady()

const connection = connectLecture('reviewer')
shareDrawings(connection, true)
watchZoom()

const root = document.querySelector('#app')
if (root === null) throw new Error('The page has no #app')

render(<App connection={connection} onPainted={onPainted} />, root)
