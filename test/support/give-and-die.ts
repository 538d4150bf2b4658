import { openJournal } from '../../main/app/journal.ts'
import { Lecture } from '../../main/app/lecture.ts'

/** Gives the lecture of the first argument, keeps its journal in the second, and is killed in the middle. */
const [folder = '', state] = process.argv.slice(2)
const lecture = await Lecture.open(folder, {
  journal: (found) => openJournal({ state, folder: found }),
})
lecture.dispatch({ type: 'goto', slide: 'first', step: 1 })
lecture.dispatch({
  type: 'stroke',
  slide: 'first',
  stroke: { id: 's1', tool: 'pen', colour: 'red', width: 4, step: 0, points: [1, 2, 3, 4] },
})
process.kill(process.pid, 'SIGKILL')
