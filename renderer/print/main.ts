import '../shared/theme.css'
import './print.css'
import type { PageReport } from '../../core/rpc/contract.ts'
import { connectLecture } from '../shared/connect.ts'
import { shareDrawings } from '../shared/drawing-store.ts'
import { printSlides } from './print-slides.ts'

const connection = connectLecture('printer')
shareDrawings(connection, true)
const place = document.querySelector<HTMLElement>('.print-slides')
if (place === null) throw new Error('print/index.html has no place for the slides')

/** What was laid out; whoever prints this page waits for it. */
const ready: Promise<PageReport> = printSlides(connection, place).then(async (report) => {
  await connection.report(report)
  return report
})
window.lecternReady = ready
