import { createSearch, type SearchResult, type SlideSearch } from '../../core/study/search.ts'
import { textSegments, type Segment } from '../../core/study/segments.ts'

export interface SearchDialog {
  open(): void
  isOpen(): boolean
}

/** Most findings that are listed. */
const MOST = 40

/**
 * Finds slides by the words on them, in their notes and their sources as the review page does: begun, mistyped, and
 * with Greek letters by their names.
 */
export function createSearchDialog(
  sections: readonly (HTMLElement | null)[],
  go: (slide: number, step: number) => void,
): SearchDialog {
  const dialog = document.createElement('dialog')
  dialog.className = 'search'
  dialog.ariaLabel = 'Search'
  dialog.lang = 'en'
  const field = document.createElement('input')
  field.type = 'search'
  field.ariaLabel = 'Words to look for'
  field.placeholder = 'Words to look for'
  field.dir = 'auto'
  const found = document.createElement('ol')
  const count = document.createElement('p')
  count.role = 'status'
  dialog.append(field, count, found)
  document.body.append(dialog)

  /** Read when it is asked for the first time: most who open the file only look at it. */
  let index: SlideSearch | undefined
  const list = () => {
    index ??= indexOf(sections)
    const results = index.search(field.value, sections.length)
    const words = results.length === 1 ? '1 slide' : `${results.length} slides`
    count.textContent = field.value.trim() === '' ? '' : words
    found.replaceChildren(
      ...results.slice(0, MOST).map((result) => {
        const at = Number(result.slide)
        return resultItem(at, sections[at] ?? null, result, () => {
          dialog.close()
          go(at, result.step)
        })
      }),
    )
  }
  field.addEventListener('input', list)
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') found.querySelector('button')?.click()
    // The browser would first empty the field.
    else if (event.key === 'Escape') dialog.close()
    else return
    event.preventDefault()
  })
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  return {
    open() {
      dialog.showModal()
      field.select()
    },
    isOpen: () => dialog.open,
  }
}

/** By number, since what the file is made of has no other order. */
function indexOf(sections: readonly (HTMLElement | null)[]): SlideSearch {
  const search = createSearch()
  sections.forEach((section, at) => search.addPieces(String(at), section === null ? [] : piecesOf(section)))
  return search
}

function piecesOf(section: HTMLElement): Segment[] {
  const view = section.closest('.view')
  const title = textOf(section.querySelector('.slide-title'))
  const body = section.querySelector('.slide-body')?.cloneNode(true)
  const drawn = body instanceof HTMLElement ? [...body.querySelectorAll('figure.diagram')] : []
  const lastStep = Number(view instanceof HTMLElement ? (view.dataset['lastStep'] ?? 0) : 0)
  const diagrams = drawn.map((figure): Segment => {
    figure.remove()
    const labels = [...figure.querySelectorAll('title, desc, text, .nodeLabel, .edgeLabel')]
    return { kind: 'diagram', text: labels.map(textOf).join(' '), step: lastStep }
  })
  const notes = view?.querySelector('.notes')?.innerHTML ?? ''
  const sources = [...(view?.querySelectorAll('.about-sources > li') ?? [])]
  const pieces: Segment[] = [
    { kind: 'title', text: title, step: 0 },
    ...textSegments(body instanceof HTMLElement ? body.innerHTML : '', 'slide'),
    ...diagrams,
    ...textSegments(notes, 'notes'),
    ...sources.map((source): Segment => ({ kind: 'source', text: textOf(source), step: 0 })),
  ]
  return pieces.filter(({ text }) => text !== '')
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}

function resultItem(
  at: number,
  section: HTMLElement | null,
  { snippet, hits, kind }: SearchResult,
  go: () => void,
): HTMLElement {
  const item = document.createElement('li')
  const button = document.createElement('button')
  button.type = 'button'
  button.lang = document.documentElement.lang
  const name = document.createElement('b')
  name.dir = 'auto'
  name.textContent = `${at + 1}  ${textOf(section?.querySelector('.slide-title') ?? null)}`
  button.append(name)
  if (kind !== 'title') {
    const words = document.createElement('span')
    words.dir = 'auto'
    let end = 0
    for (const hit of hits) {
      const mark = document.createElement('mark')
      mark.textContent = snippet.slice(hit.start, hit.end)
      words.append(snippet.slice(end, hit.start), mark)
      end = hit.end
    }
    words.append(snippet.slice(end))
    button.append(words)
  }
  button.addEventListener('click', go)
  item.append(button)
  return item
}
