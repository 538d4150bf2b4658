export interface Search {
  open(): void
  isOpen(): boolean
}

/** Most findings that are listed. */
const MOST = 40

/** Finds slides by the words on them and in their notes, whatever case or accents they are written in. */
export function createSearch(sections: readonly (HTMLElement | null)[], go: (slide: number) => void): Search {
  const texts = sections.map((section) => plainText(section?.closest('.view')?.textContent ?? ''))
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

  const list = () => {
    const words = plainText(field.value)
      .split(' ')
      .filter((word) => word !== '')
    const hits =
      words.length === 0
        ? []
        : texts.flatMap((text, index) => (words.every((word) => text.includes(word)) ? [index] : []))
    count.textContent = words.length === 0 ? '' : hits.length === 1 ? '1 slide' : `${hits.length} slides`
    found.replaceChildren(
      ...hits.slice(0, MOST).map((index) => {
        const item = document.createElement('li')
        const button = document.createElement('button')
        button.type = 'button'
        const title = sections[index]?.querySelector('.slide-title')?.textContent ?? ''
        button.dir = 'auto'
        button.lang = document.documentElement.lang
        button.textContent = `${index + 1}  ${title}`
        button.addEventListener('click', () => {
          dialog.close()
          go(index)
        })
        item.append(button)
        return item
      }),
    )
  }
  field.addEventListener('input', list)
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    found.querySelector('button')?.click()
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

function plainText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
