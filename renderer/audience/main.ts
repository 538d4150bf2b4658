import '../shared/theme.css'
import './audience.css'
import { connectLecture } from '../shared/connect.ts'
import { shareDrawings } from '../shared/drawing-store.ts'
import { warmUsualFonts } from '../shared/warm-fonts.ts'
import { setupFullScreen } from './full-screen.ts'
import { createInvitation } from './invitation.ts'
import { createRoom } from './room.ts'

function byId<T extends HTMLElement>(id: string, type: abstract new (...args: never[]) => T): T {
  const element = document.getElementById(id)
  if (element instanceof type) return element
  throw new TypeError(`The page has no ${type.name} #${id}`)
}

const connection = connectLecture('audience')
shareDrawings(connection, false)
const room = createRoom(connection, {
  stage: byId('stage', HTMLElement),
  title: byId('lecture-title', HTMLElement),
  announcement: byId('announcement', HTMLElement),
  blank: byId('blank', HTMLElement),
})
const invite = createInvitation(byId('invitation', HTMLElement))
window.lecternReady = room.ready
void room.ready.then(warmUsualFonts)
// Nothing else on this page says whether the connection is there: the slide simply stays.
connection.onSnapshot((snapshot) => {
  if (snapshot.view.role === 'audience') room.follow(snapshot.deckRevision, snapshot.view)
  invite(snapshot.invitation)
})
setupFullScreen(byId('full-screen', HTMLButtonElement))
