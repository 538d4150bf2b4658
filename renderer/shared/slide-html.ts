import { decodeAddress } from '../../core/deck/decode-address.ts'

/** Attributes whose value is one id or several, separated by spaces. */
const idReferences = [
  'aria-labelledby',
  'aria-describedby',
  'aria-details',
  'aria-controls',
  'for',
  'headers',
]

/**
 * Makes every id in `root` unique to one copy of one slide, and every reference follow. An id of the
 * slide's own body gets `prefix + slideId + "--"` before it; a link that leads out of the body leads to
 * another slide and gets `prefix` alone.
 */
export function prefixIds(root: ParentNode, prefix: string, slideId: string): void {
  const own = new Set<string>()
  for (const element of root.querySelectorAll('[id]')) {
    own.add(element.id)
    element.id = `${prefix}${slideId}--${element.id}`
  }
  const follow = (id: string) => (own.has(id) ? `${prefix}${slideId}--${id}` : prefix + id)
  for (const link of root.querySelectorAll('a[href^="#"]')) {
    const target = decodeAddress((link.getAttribute('href') ?? '').slice(1))
    if (!own.has(target)) link.setAttribute('data-slide-link', target)
    link.setAttribute('href', `#${encodeURIComponent(follow(target))}`)
  }
  for (const name of idReferences) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const ids = (element.getAttribute(name) ?? '').split(/\s+/).filter((id) => id !== '')
      element.setAttribute(name, ids.map(follow).join(' '))
    }
  }
}
