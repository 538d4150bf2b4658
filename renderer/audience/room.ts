import type { DeckOutline, PageReport } from '../../core/rpc/contract.ts'
import type { AudienceView, Position } from '../../core/session/types.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { retryDelay } from '../shared/connection.ts'
import { createStage, type Stage } from '../shared/stage.ts'
import { wearTheme } from '../shared/wear-theme.ts'
import { announcement } from './announcement.ts'
import { createOverlay } from './overlay.ts'

export interface RoomElements {
  stage: HTMLElement
  /** The page's own heading, for screen readers. */
  title: HTMLElement
  /** A live region. */
  announcement: HTMLElement
  blank: HTMLElement
}

/** What the people in the room see. */
export interface Room {
  /** Resolves when the first slide is painted with its diagrams and fonts. */
  ready: Promise<void>
  /** Shows a view. Only the latest counts: one that comes while another is under way replaces it. */
  follow(deckRevision: number, view: AudienceView): void
}

type Wanted = { deckRevision: number; view: AudienceView }

/**
 * After every painted view `<html>` carries `data-position="slide-id:step"` and `data-blank`. Whatever
 * fails, the slide that is up stays up, and it is tried again: soon at first, then every two seconds.
 * @param looksOn whether nobody's hand is taken here
 */
export function createRoom(connection: LectureConnection, elements: RoomElements, looksOn = false): Room {
  const root = document.documentElement
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>()
  const report: Omit<PageReport, 'deckRevision'> = { pages: [], diagramErrors: [], overflows: [] }
  let shown: { deckRevision: number; position: Position } | null = null
  let outline: DeckOutline | null = null
  let stage: Stage | null = null
  const overlay = createOverlay(connection, elements, looksOn)
  let wanted: Wanted | null = null
  /** What was asked for last, shown or not. */
  let latest: Wanted | null = null
  let failures = 0
  let working = false

  const tell = () => {
    if (!outline) return
    // A report is of use to the presenter, never worth disturbing the room for.
    connection.report({ deckRevision: outline.deckRevision, ...report }).catch(() => undefined)
  }

  const useOutline = async (view: AudienceView): Promise<DeckOutline> => {
    outline = await connection.outline()
    report.diagramErrors = []
    report.overflows = []
    root.lang = outline.meta.lang
    document.title = outline.meta.title
    elements.title.textContent = outline.meta.title
    if (stage) {
      stage.setOutline(outline)
    } else {
      stage = await createStage(overlay.view, {
        outline,
        slides: (indices) => connection.slides(indices),
        appearance: view.appearance,
        idPrefix: '',
        onTrouble(trouble) {
          report.diagramErrors.push(...trouble.diagramErrors)
          report.overflows.push(...trouble.overflows)
          tell()
        },
      })
    }
    return outline
  }

  const show = async ({ deckRevision, view }: Wanted): Promise<void> => {
    const fresh = stage && outline?.deckRevision === deckRevision ? outline : await useOutline(view)
    wearTheme(root, view.appearance, fresh.meta.theme)
    stage?.setAppearance(view.appearance)
    const section = await stage?.show(view.position, {
      instant: shown === null,
      prepare: (coming) => overlay.show(coming, newestAt(view)),
    })
    if (!section) return
    await document.fonts.ready
    setBlank(view.blank)
    const text = announcement(fresh, shown?.position ?? null, view.position, appeared(section))
    if (view.blank === null && text !== '') elements.announcement.textContent = text
    shown = { deckRevision, position: view.position }
    root.dataset['kind'] = fresh.slides[view.position.slide]?.kind ?? ''
    root.dataset['position'] = `${section.dataset['slide'] ?? ''}:${view.position.step}`
    isReady()
  }

  /** What was drawn while the slide was on its way is not to wait for another turn. */
  const newestAt = (view: AudienceView): AudienceView =>
    latest?.view.position.slide === view.position.slide ? latest.view : view

  const setBlank = (colour: AudienceView['blank']) => {
    root.dataset['blank'] = colour ?? ''
    elements.blank.hidden = colour === null
    elements.blank.dataset['colour'] = colour ?? ''
    elements.stage.inert = colour !== null
    if (colour !== null) elements.announcement.textContent = ''
  }

  const work = async (): Promise<void> => {
    if (working) return
    working = true
    while (wanted) {
      const next = wanted
      wanted = null
      try {
        await show(next)
        failures = 0
      } catch {
        // What failed while the connection stands would otherwise wait for the next key press.
        setTimeout(() => again(next), retryDelay(failures))
        failures += 1
      }
    }
    working = false
  }

  const again = (failed: Wanted) => {
    if (failed !== latest) return
    wanted = failed
    void work()
  }

  return {
    ready,
    follow(deckRevision, view) {
      latest = { deckRevision, view }
      wanted = latest
      // Going dark never waits for a slide; coming back does.
      if (view.blank !== null) setBlank(view.blank)
      // What is drawn does not wait for its turn.
      if (outline?.deckRevision === deckRevision) overlay.update(view)
      void work()
    },
  }
}

/** The text of what a step has just brought. */
function appeared(section: HTMLElement): string {
  const parts = [...section.querySelectorAll('.is-current')].filter((part) => !part.closest('svg'))
  return parts.map((part) => part.textContent).join(' ')
}
