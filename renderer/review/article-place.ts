import { useEffect, useRef } from 'preact/hooks'
import type { Desk } from './desk.ts'
import { decodeAddress } from '../../core/deck/decode-address.ts'

/** Goes where the address says, and lets the address follow what is being read. */
export function useArticlePlace(desk: Desk, complete: boolean): void {
  const here = useRef<string | undefined>(undefined)
  const latest = useRef(desk)
  latest.current = desk
  const { id } = desk.route
  useEffect(() => {
    if (!complete || id === undefined || id === here.current) return
    here.current = id
    document.getElementById(`read-${id}`)?.scrollIntoView({ block: 'start' })
  }, [complete, id])
  useEffect(() => {
    if (!complete) return
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.findLast(({ isIntersecting }) => isIntersecting)
        const reached = entry?.target instanceof HTMLElement ? entry.target.dataset['article'] : undefined
        if (reached === undefined || reached === here.current) return
        here.current = reached
        latest.current.stay({ view: 'article', id: reached })
      },
      { rootMargin: '-18% 0px -78% 0px' },
    )
    for (const part of document.querySelectorAll('[data-article]')) observer.observe(part)
    return () => observer.disconnect()
  }, [complete])
}

/** Links within the page: the address behind the `#` is taken by the view. */
export function jump(event: MouseEvent): void {
  event.preventDefault()
  const link = event.currentTarget instanceof HTMLAnchorElement ? event.currentTarget : null
  const target = document.getElementById(decodeAddress(link?.hash.slice(1) ?? ''))
  target?.scrollIntoView({ block: 'center' })
  target?.focus()
}
