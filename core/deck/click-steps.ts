import type { Element, ElementContent, Root } from 'hast'
import './cues.ts'
import type { Place } from './diagnose.ts'

export interface Clicks {
  count: number
  /** Where each cue stands in its file, in order. */
  places: Place[]
}

/**
 * Numbers the `[click]` cues of speaker notes: the cue itself is `span.click[data-step=k]`, what follows it
 * in the same paragraph is wrapped in `span[data-step=k]`, later blocks carry `data-step=k`.
 */
export function numberClicks(tree: Root): Clicks {
  const clicks: Clicks = { count: 0, places: [] }
  for (const child of tree.children) if (child.type === 'element') numberBlock(child, 0, clicks)
  return clicks
}

const blocks = new Set(
  [
    'p div section article aside header footer blockquote pre hr figure figcaption details summary',
    'h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup thead tbody tfoot tr th td',
  ].flatMap((line) => line.split(' ')),
)

function numberBlock(element: Element, parentShown: number, clicks: Clicks): void {
  const shown = Math.max(parentShown, clicks.count)
  if (shown > parentShown) element.properties['dataStep'] = String(shown)
  element.children = numberInline(element.children, shown, clicks)
}

/** `shown` is the step at which the children's parent shows. */
function numberInline(children: ElementContent[], shown: number, clicks: Clicks): ElementContent[] {
  const result: ElementContent[] = []
  let wrapper: Element | undefined
  for (const child of children) {
    const step = clicks.count
    if (child.type === 'element' && child.data?.cue?.kind === 'click') {
      result.push(numberCue(child, child.data.cue.place, clicks))
    } else if (child.type === 'element' && blocks.has(child.tagName)) {
      numberBlock(child, shown, clicks)
      result.push(child)
      wrapper = undefined
    } else {
      if (child.type === 'element')
        child.children = numberInline(child.children, Math.max(shown, step), clicks)
      if (step <= shown || isBlank(child)) (wrapper?.children ?? result).push(child)
      else {
        wrapper ??= addWrapper(step, result)
        wrapper.children.push(child)
      }
    }
    if (clicks.count !== step) wrapper = undefined
  }
  return result
}

function addWrapper(step: number, result: ElementContent[]): Element {
  const properties = { dataStep: String(step) }
  const wrapper: Element = { type: 'element', tagName: 'span', properties, children: [] }
  result.push(wrapper)
  return wrapper
}

function numberCue(cue: Element, place: Place, clicks: Clicks): Element {
  clicks.count += 1
  clicks.places.push(place)
  cue.properties = { className: ['click'], dataStep: String(clicks.count) }
  cue.children = [{ type: 'text', value: 'click' }]
  return cue
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}
