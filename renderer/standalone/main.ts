import '../shared/theme.css'
import './view.css'
import './controls.css'
import './modes.css'
import type { StandaloneDrawing, StandaloneParts } from '../../core/export/standalone.ts'
import type { SlideObjects } from '../../core/export/slide-objects.ts'
import { readSlidesQuery } from '../../core/export/preview.ts'
import type { PageReport } from '../../core/rpc/contract.ts'
import { connectLecture } from '../shared/connect.ts'
import { shareDrawings } from '../shared/drawing-store.ts'
import { collect } from './collect.ts'
import { standaloneDrawings } from './drawings.ts'
// oxlint-disable-next-line import/default
import viewUrl from './view.ts?worker&url'

declare global {
  interface Window {
    /** What the file is made of, once `lecternReady` has resolved. */
    lecternMade?: StandaloneParts | StandaloneDrawing[] | SlideObjects[]
  }
}

const query = new URLSearchParams(location.search)
const withObjects = query.get('objects') === '1'
const withNotes = withObjects || query.get('notes') === '1'
const connection = connectLecture(withNotes ? 'notes-printer' : 'printer')
shareDrawings(connection, true)

window.lecternProgress ??= (done, all) => connection.laidOut(done, all)

async function make(): Promise<PageReport> {
  const place = document.getElementById('deck')
  if (place === null) throw new Error('standalone/index.html has no place for the slides')
  const { parts, objects, report } = await collect(connection, place, {
    withNotes,
    withObjects,
    viewUrl,
    only: readSlidesQuery(query),
  })
  if (withObjects) window.lecternMade = objects
  else window.lecternMade = query.get('drawings') === '1' ? standaloneDrawings(place) : parts
  await connection.report(report)
  return report
}

window.lecternReady = make()
