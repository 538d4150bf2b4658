/** What of SVG and, inside labels, of HTML a drawing may consist of. */
const allowed = new Set(
  [
    'svg g defs title desc style path rect circle ellipse line polyline polygon text tspan textPath marker symbol',
    'use linearGradient radialGradient stop clipPath mask pattern filter feDropShadow feGaussianBlur feOffset',
    'feMerge feMergeNode feFlood feComposite feBlend feColorMatrix foreignObject switch',
    'div span p br b strong i em u s sub sup small code pre ul ol li table tbody thead tr td th hr math',
    'semantics mrow mi mo mn ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable',
    'mtr mtd mstyle mpadded mphantom menclose annotation',
  ].flatMap((line) => line.toLowerCase().split(' ')),
)

/** Where an address within the drawing may stand; everywhere else there may be none. */
const inner = /^#[^\s"'()]*$/
/** Anything in CSS that could fetch: functions with an address that leads out, and at-rules. */
const outgoing =
  /url\((?!\s*["']?#)|image-set|image\(|cross-fade|src\(|element\(|paint\(|@|\\|expression|-moz-binding/i

/**
 * Takes out of a drawing by Mermaid everything that could run, fetch or lead away: links become plain groups,
 * addresses are those of parts of the drawing itself, and style rules stay below `#id`. Its own sanitising has
 * been got round before; this does not rely on it.
 */
export function cleanDrawing(svg: SVGSVGElement, id: string): void {
  for (const element of svg.querySelectorAll('*')) {
    const name = element.localName.toLowerCase()
    if (name === 'a') unwrap(element)
    else if (!allowed.has(name)) element.remove()
    else if (name === 'style') element.textContent = cleanRules(element.textContent ?? '', id)
  }
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const attribute of Array.from(element.attributes)) {
      if (!isHarmless(attribute)) element.removeAttributeNode(attribute)
    }
  }
}

/** In place of a link a group, which looks the same. */
function unwrap(link: Element): void {
  const isSvg = link.namespaceURI === 'http://www.w3.org/2000/svg'
  const group = document.createElementNS(link.namespaceURI, isSvg ? 'g' : 'span')
  for (const name of ['class', 'transform', 'id']) {
    const value = link.getAttribute(name)
    if (value !== null) group.setAttribute(name, value)
  }
  group.append(...link.childNodes)
  link.replaceWith(group)
}

function isHarmless({ name, localName, value }: Attr): boolean {
  const plain = localName.toLowerCase()
  if (plain.startsWith('on') || ['src', 'srcset', 'srcdoc', 'action', 'formaction'].includes(plain))
    return false
  if (['background', 'poster', 'ping', 'target', 'tabindex', 'contenteditable', 'autofocus'].includes(plain))
    return false
  if (plain === 'href') return inner.test(value.trim())
  if (name === 'xmlns' || name.startsWith('xmlns:')) return true
  if (plain === 'style') return !outgoing.test(value) && !/position\s*:|\/\*/i.test(value)
  // Presentation attributes such as fill and filter take addresses too.
  return !/url\(/i.test(value) || !outgoing.test(value)
}

/** The rules that apply to the drawing alone and fetch nothing. */
function cleanRules(text: string, id: string): string {
  const sheet = new CSSStyleSheet()
  // In a sheet made like this, @import is not followed.
  sheet.replaceSync(text)
  return [...sheet.cssRules]
    .filter((rule) => rule instanceof CSSKeyframesRule || (rule instanceof CSSStyleRule && isOwn(rule, id)))
    .map(({ cssText }) => cssText)
    .filter((rule) => !outgoing.test(rule.replace(/^@keyframes/, '')))
    .join('\n')
}

function isOwn({ selectorText, style }: CSSStyleRule, id: string): boolean {
  const selectors = selectorText.split(',').map((selector) => selector.trim())
  return selectors.every((selector) => selector.startsWith(`#${id}`)) && style.position !== 'fixed'
}
