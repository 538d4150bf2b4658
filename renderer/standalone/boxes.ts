import type { Box } from '../../core/export/slide-objects.ts'

/** Of an element on its slide. */
export function boxOf(element: Element, origin: DOMRect): Box {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: x - origin.x, y: y - origin.y, width, height }
}

/** The picture itself within the room that `object-fit: contain` leaves it. */
export function containedBox(image: HTMLImageElement, origin: DOMRect): Box {
  return within(boxOf(image, origin), image.naturalWidth, image.naturalHeight)
}

/** The drawing itself within the room that it has: other programs would fill that. */
export function drawingBox(svg: SVGSVGElement, origin: DOMRect): Box {
  const { width, height } = svg.viewBox.baseVal
  return within(boxOf(svg, origin), width, height)
}

/** In the middle, as large as there is room. */
function within(room: Box, naturalWidth: number, naturalHeight: number): Box {
  if (naturalWidth === 0 || naturalHeight === 0) return room
  const scale = Math.min(room.width / naturalWidth, room.height / naturalHeight)
  const [width, height] = [naturalWidth * scale, naturalHeight * scale]
  return { x: room.x + (room.width - width) / 2, y: room.y + (room.height - height) / 2, width, height }
}
