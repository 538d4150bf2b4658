import { useMemo } from 'preact/hooks'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { parseHtml, flatText } from '../../core/study/html-tree.ts'
import {
  marksOf,
  placeMark,
  withMark,
  type MarkedTexts,
  type MarkPlace,
  type OwnMark,
} from '../../core/study/marks.ts'
import { emptyRecord } from '../../core/study/merge.ts'
import type { Mark } from '../../core/study/types.ts'
import { WRITER } from './desk.ts'
import type { Library } from './model.ts'
import type { StudyClient, StudyState } from './study-client.ts'

export interface PlacedMark extends OwnMark {
  place: MarkPlace
}

export interface OwnMarks {
  /** In the order in which they were made; as lost ones cannot be told before all slides are there, none are then. */
  list: PlacedMark[]
  /** @returns the new mark's id */
  add(mark: Omit<Mark, 'created' | 'note'> & { note?: string }): string
  change(id: string, change: Partial<Pick<Mark, 'note' | 'quote'>>): void
  remove(id: string): void
  toggleBookmark(slide: Pick<SlideContent, 'id' | 'title'> | null): void
  isBookmarked(slideId: string): boolean
}

/** A slide's two texts exactly as the page lays them out, for marks to be found in. */
function textsOf({ id, html, notesHtml }: SlideContent): MarkedTexts {
  return { id, texts: { slide: flatText(parseHtml(html)), notes: flatText(parseHtml(notesHtml ?? '')) } }
}

export function useOwnMarks({ record }: StudyState, client: StudyClient, library: Library): OwnMarks {
  const texts = useMemo(() => library.slides.map(textsOf), [library])
  const list = useMemo(() => {
    const placed = (mark: OwnMark): MarkPlace =>
      library.complete ? placeMark(mark, texts) : { kind: 'slide', slide: mark.slide }
    return marksOf(record).map((mark) => ({ ...mark, place: placed(mark) }))
  }, [record.marks, texts, library.complete])
  return useMemo(() => {
    const put = (id: string, mark: Mark | null) => {
      const { marks } = withMark(client.state.record, id, mark, WRITER, Date.now())
      const versions = marks[id]
      if (versions !== undefined) client.change({ ...emptyRecord(), marks: { [id]: versions } })
    }
    const bookmarkOf = (slide: string) =>
      list.find((mark) => mark.kind === 'bookmark' && mark.slide === slide)
    const add: OwnMarks['add'] = ({ note = '', ...mark }) => {
      const id = crypto.randomUUID()
      put(id, { ...mark, note, created: Date.now() })
      return id
    }
    return {
      list,
      add,
      change(id, change) {
        const mark = list.find((one) => one.id === id)
        if (mark !== undefined) put(id, { ...bare(mark), ...change })
      },
      remove: (id) => put(id, null),
      toggleBookmark(slide) {
        if (slide === null) return
        const known = bookmarkOf(slide.id)
        if (known === undefined) add({ kind: 'bookmark', slide: slide.id, slideTitle: slide.title })
        else put(known.id, null)
      },
      isBookmarked: (slide) => bookmarkOf(slide) !== undefined,
    }
  }, [list, client])
}

function bare({ kind, slide, slideTitle, quote, note, created }: PlacedMark): Mark {
  return { kind, slide, slideTitle, ...(quote === undefined ? {} : { quote }), note, created }
}
