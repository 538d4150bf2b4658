import type { AudienceView } from '../../core/session/types.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { createHand } from '../shared/hand.ts'
import { createSourceCard, sourceOf } from '../shared/source-card.ts'

export interface OverlayElements {
  stage: HTMLElement
  /** A live region. */
  announcement: HTMLElement
}

/** What lies over the slide in the room: what is drawn and pointed at, a source; and the part that is enlarged. */
export interface Overlay {
  /** The stage belongs in here. */
  readonly view: HTMLElement
  /** @param section the element of the slide that the view is at */
  show(section: HTMLElement, view: AudienceView): void
  /** Does nothing unless the slide that is up is the one that the view is at. */
  update(view: AudienceView): void
}

/** `<html>` carries `data-tool`: what else can be had with the mouse gets out of the way. */
export function createOverlay(
  connection: LectureConnection,
  elements: OverlayElements,
  looksOn: boolean,
): Overlay {
  const view = document.createElement('div')
  view.className = 'stage-view'
  elements.stage.append(view)
  const card = createSourceCard(elements.stage)
  const hand = createHand({ connection, surface: elements.stage, view, leads: false, looksOn })
  let up: HTMLElement | null = null
  let source: string | null = null
  let turn = 0

  const showSource = async ({ position, source: key }: AudienceView): Promise<void> => {
    const mine = ++turn
    const [slide] = key === null ? [] : await connection.slides([position.slide])
    if (mine !== turn) return
    card.show(slide, key)
    const found = sourceOf(slide, key)
    if (found !== undefined && found.key !== source) {
      const words = elements.stage.querySelector('.source-card-entry')?.textContent ?? ''
      elements.announcement.textContent = `Source: ${words}`
    }
    source = found?.key ?? null
  }

  const refresh = (now: AudienceView) => {
    document.documentElement.dataset['tool'] = now.tool
    hand.show({
      section: up,
      slide: up?.dataset['slide'] ?? '',
      step: now.position.step,
      tool: now.blank === null ? now.tool : 'none',
      colour: now.colour,
      ink: now.ink,
      zoom: now.zoom,
      isInRoom: true,
    })
    // A source that cannot be fetched is not shown; the slide is not to suffer for it.
    showSource(now).catch(() => card.show(undefined, null))
  }

  return {
    view,
    show(section, now) {
      up = section
      refresh(now)
    },
    update(now) {
      if (up?.dataset['index'] === String(now.position.slide)) refresh(now)
    },
  }
}
