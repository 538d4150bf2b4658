import { useEffect, useRef, useState } from 'preact/hooks'
import type { Exporting } from '../../core/export/exporter.ts'
import type { ExportWish } from '../../core/export/wish.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { exportAddress } from './export-choices.ts'
import { saveExport } from './export-work.ts'

export interface ExportWork {
  work: Exporting
  start: (wish: ExportWish) => void
  cancel: () => void
  /** Takes back what was said of the last one. */
  forget: () => void
  /** Null where the browser keeps the file. */
  reveal: (() => void) | null
}

const UNREACHED = 'The lecture cannot be reached.'

/**
 * Exports in whichever shell: the desktop program writes the file itself, in a browser it is fetched. How far it is
 * comes from the lecture in both. What was exported before is not told.
 */
export function useExport(connection: LectureConnection): ExportWork {
  const [work, setWork] = useState<Exporting>({ kind: 'idle' })
  const mine = useRef<AbortController | null>(null)
  const isDesktop = window.lectern !== undefined
  useEffect(() => {
    let isWatched = false
    const stop = connection.onExporting((exporting) => {
      if (exporting.kind === 'busy' || exporting.kind === 'asking') isWatched = true
      if (isWatched) setWork(exporting)
    })
    return () => {
      stop()
      mine.current?.abort()
    }
  }, [connection])
  const fail = (why: string) => setWork({ kind: 'failed', why })
  return {
    work,
    start(wish) {
      if (isDesktop) {
        connection.export(wish).catch(() => fail(UNREACHED))
        return
      }
      const controller = new AbortController()
      mine.current = controller
      setWork({ kind: 'busy', progress: { stage: 'laying-out', done: 0, all: 0 } })
      void saveExport(exportAddress(wish), controller.signal).then((why) => why !== null && fail(why))
    },
    cancel() {
      mine.current?.abort()
      if (isDesktop) connection.cancelExport().catch(() => fail(UNREACHED))
      else setWork({ kind: 'idle' })
    },
    forget: () => setWork({ kind: 'idle' }),
    reveal: isDesktop ? () => void connection.showExport().catch(() => fail(UNREACHED)) : null,
  }
}
