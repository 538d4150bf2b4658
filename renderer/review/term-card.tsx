import { useEffect, useRef, useState } from 'preact/hooks'
import type { GlossaryTerm } from '../../core/deck/types.ts'

/** Id of the definition that is shown. */
const DEFINITION = 'term-definition'

interface Shown {
  term: GlossaryTerm
  by: HTMLElement
}

/**
 * The definition of an underlined term, on focus, on a tap and under the mouse. It stays while the mouse is over
 * it, and Escape puts it away.
 */
export function Terms({
  glossary,
  lang,
  onAll,
}: {
  glossary: readonly GlossaryTerm[]
  /** Of the lecture. */
  lang: string
  onAll: (id: string) => void
}) {
  const [shown, setShown] = useState<Shown | null>(null)
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined
    const show = (event: Event) => {
      const by = event.target instanceof Element ? event.target.closest<HTMLElement>('.glossary-term') : null
      if (by === null) return
      clearTimeout(leaving)
      const term = glossary.find(({ id }) => id === by.dataset['term'])
      if (term !== undefined) setShown((now) => (now?.by === by ? now : { term, by }))
    }
    const leave = (event: Event) => {
      const from = event.target instanceof Element ? event.target : null
      const to = event instanceof MouseEvent || event instanceof FocusEvent ? event.relatedTarget : null
      if (
        to instanceof Element &&
        (card.current?.contains(to) === true || to.closest('.glossary-term') !== null)
      )
        return
      if (!from?.closest('.glossary-term, .term-card')) return
      leaving = setTimeout(() => setShown(null), event.type === 'focusout' ? 0 : 250)
    }
    const stay = () => clearTimeout(leaving)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setShown(null)
    }
    const away = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('.glossary-term, .term-card') === null)
        setShown(null)
    }
    const listeners: [string, (event: never) => void][] = [
      ['focusin', show],
      ['click', show],
      ['mouseover', show],
      ['focusout', leave],
      ['mouseout', leave],
      ['keydown', onKey],
      ['pointerdown', away],
    ]
    for (const [name, listener] of listeners) document.addEventListener(name, listener as EventListener)
    card.current?.addEventListener('mouseover', stay)
    return () => {
      for (const [name, listener] of listeners) document.removeEventListener(name, listener as EventListener)
    }
  }, [glossary])
  useEffect(() => {
    if (shown === null || card.current === null) return
    place(card.current, shown.by)
    // Said with the word; the card itself is for the eye and the pointer.
    shown.by.setAttribute('aria-describedby', DEFINITION)
    return () => shown.by.removeAttribute('aria-describedby')
  }, [shown])
  return (
    <div class="term-card" ref={card} hidden={shown === null} role="region" aria-label="Definition">
      {shown === null ? null : (
        <>
          <p class="term-name" dir="auto" lang={lang}>
            {shown.term.term}
          </p>
          <p class="term-definition" id={DEFINITION} dir="auto" lang={lang}>
            {shown.term.definition}
          </p>
          <button
            type="button"
            class="link-button"
            onClick={() => {
              setShown(null)
              onAll(shown.term.id)
            }}
          >
            In the glossary
          </button>
        </>
      )}
    </div>
  )
}

/** Below the word, or above it where there is no room; always within the window. */
function place(card: HTMLElement, by: HTMLElement): void {
  const word = by.getBoundingClientRect()
  const { width, height } = card.getBoundingClientRect()
  const begins = getComputedStyle(by).direction === 'rtl' ? word.right - width : word.left
  const left = Math.max(12, Math.min(begins, innerWidth - width - 12))
  const below = word.bottom + 8
  const top = below + height > innerHeight - 12 ? Math.max(12, word.top - height - 8) : below
  card.style.left = `${left}px`
  card.style.top = `${top}px`
}
