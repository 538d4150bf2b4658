/**
 * Runs in every page and frame before anything else, and tells through the binding `lecternCaught` of whatever
 * foreign script did or could do, and of what the page's policy had to stop: the policy is the second wall, the
 * first must hold alone. Self-contained, because the browser gets its source text.
 */
export function watchPage(): void {
  const scope = window as unknown as Record<string, (trace: string) => void>
  const binding = scope['lecternCaught']
  const tell = (trace: string) => void binding?.(trace.slice(0, 300))
  if (window !== window.top) tell(`a frame was made: ${location.href}`)
  Object.defineProperty(window, 'pwned', {
    get: () => (argument: unknown) => tell(`a script called pwned ${String(argument)}`),
    set(value: unknown) {
      tell(`a script set pwned ${String(value)}`)
    },
  })
  document.addEventListener('securitypolicyviolation', (event) =>
    tell(`the policy had to stop ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
  )

  const active = /^(?:iframe|frame|frameset|object|embed|applet|portal|webview|fencedframe|base|area)$/
  const fetching =
    /^(?:src|srcset|poster|data|action|formaction|background|ping|xlink:href|style|fill|stroke|mask|filter|cursor|clip-path|marker-.*|values|to|from)$/
  const isOwn = (address: string | null) =>
    address !== null && new URL(address, location.href).href.startsWith(`${location.origin}/assets/`)

  const wrongAttribute = (element: Element, { name, value }: Attr): boolean => {
    if (/^on/i.test(name)) return true
    // A browser passes over blanks and controls at the start and over line breaks anywhere.
    if (/^[\s\p{Cc}]*(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:/iu.test(value))
      return fetchesOrLeads(name)
    if (/style|fill|stroke/.test(name)) return /url\(\s*["']?(?!#)|image-set\(|@import/i.test(value)
    if (fetching.test(name)) return /evil\.example|url\(\s*["']?(?!#)|^data:(?!,)/i.test(value)
    // `data:,` stands for the icon that pages do not have.
    if (name === 'href' && element.localName === 'link') return value !== 'data:,' && !isOwn(value)
    if (name === 'href' && element.localName !== 'a') return !value.startsWith('#')
    // Nobody can follow a link on the bench where Mermaid draws; the finished drawing has none.
    if (!element.isConnected || element.closest('.diagram-workbench') !== null) return false
    if (name === 'href') return !/^(?:https:|mailto:|#)/.test(value) && !isHouse(element, value)
    return false
  }
  /** The presenter view's own link to all pages, which stands outside of everything that a lecture writes. */
  const isHouse = (element: Element, value: string) =>
    value === '/' && element.matches('body > #app > .presenter > .top-bar > .top-bar-name > a')
  const fetchesOrLeads = (name: string) => name === 'href' || fetching.test(name)

  const look = (element: Element) => {
    const { localName } = element
    const src = element.getAttribute('src')
    const isForeignScript = localName === 'script' && !isOwn(src)
    const isRefresh = localName === 'meta' && element.hasAttribute('http-equiv')
    const sheet = localName === 'style' ? (element.textContent ?? '') : ''
    if (active.test(localName) || isForeignScript || isRefresh || /evil\.example|@import/.test(sheet))
      tell(`the page got ${element.outerHTML}`)
    for (const attribute of element.attributes)
      if (wrongAttribute(element, attribute))
        tell(`the page got <${localName} ${attribute.name}="${attribute.value}">`)
  }
  const lookAll = (node: Node) => {
    if (!(node instanceof Element)) return
    look(node)
    for (const below of node.querySelectorAll('*')) look(below)
  }
  new MutationObserver((records) => {
    for (const { target, addedNodes, type } of records) {
      if (type === 'attributes') look(target as Element)
      for (const node of addedNodes) lookAll(node)
    }
  }).observe(document, { subtree: true, childList: true, attributes: true })
}
