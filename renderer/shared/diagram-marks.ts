import { drawingId } from './diagram-id.ts'

/** Marks the nodes, edges and groups of a graph with the part at which they appear. */
export function markGraphParts(svg: SVGSVGElement, parts: Map<string, number>): void {
  for (const [name, part] of parts) {
    const [kind, id] = split(name)
    if (kind === 'edge') {
      mark(svg.querySelector(`.edgePaths > [data-id="${CSS.escape(id)}"]`), part)
      mark(svg.querySelector(`.edgeLabels [data-id="${CSS.escape(id)}"]`)?.closest('.edgeLabel'), part)
    } else if (kind === 'cluster') {
      mark(svg.querySelector(`#${drawingId}-${CSS.escape(id)}`), part)
    } else {
      const start = `${drawingId}-${id}-`
      const found = svg.querySelectorAll(`[id^="${CSS.escape(start)}"]`)
      mark(
        [...found].find((node) => /^\d+$/.test(node.id.slice(start.length))),
        part,
      )
    }
  }
}

/** Marks the participants and messages of a sequence with the part at which they appear. */
export function markSequenceParts(svg: SVGSVGElement, parts: Map<string, number>): void {
  for (const [name, part] of parts) {
    const [kind, id] = split(name)
    const dataId = kind === 'message' ? `i${id}` : id
    for (const piece of svg.querySelectorAll(`[data-id="${CSS.escape(dataId)}"]`)) {
      mark(piece, part)
      if (kind === 'message') markTextBefore(piece, part)
    }
  }
}

/** A message's words are the elements just before its line. */
function markTextBefore(line: Element, part: number): void {
  let text = line.previousElementSibling
  while (text?.matches('.messageText')) {
    mark(text, part)
    text = text.previousElementSibling
  }
}

function split(name: string): [kind: string, id: string] {
  const space = name.indexOf(' ')
  return [name.slice(0, space), name.slice(space + 1)]
}

function mark(element: Element | null | undefined, part: number): void {
  element?.setAttribute('data-part', String(part))
}
