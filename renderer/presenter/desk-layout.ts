/** What can be put away. */
export const PANELS = ['next', 'timer', 'sources', 'notes'] as const
export type Panel = (typeof PANELS)[number]

/** The borders between panels that can be moved. */
export type Border = 'columns' | 'slide' | 'ahead'

/** How the presenter's desk is divided. Shares are of what the border divides, 0 to 1. */
export interface DeskLayout {
  /** Width of the left column. */
  columns: number
  /** Height of the current slide in the left column; null: as high as its shape asks for. */
  slide: number | null
  /** Height of the next step and the clock in the right column; null: as high as their shape asks for. */
  ahead: number | null
  hidden: readonly Panel[]
}

export const USUAL_LAYOUT: DeskLayout = { columns: 0.576, slide: null, ahead: null, hidden: [] }

const LIMITS: Record<Border, readonly [number, number]> = {
  columns: [0.25, 0.8],
  slide: [0.25, 0.85],
  ahead: [0.12, 0.7],
}

/** The layout with a border moved, no further than both sides stay of use. */
export function withBorder(layout: DeskLayout, border: Border, share: number): DeskLayout {
  const [least, most] = LIMITS[border]
  return { ...layout, [border]: Math.round(Math.min(most, Math.max(least, share)) * 1000) / 1000 }
}

export function withUsualBorder(layout: DeskLayout, border: Border): DeskLayout {
  return { ...layout, [border]: USUAL_LAYOUT[border] }
}

/** Puts a panel away, or back. The last one of the right column stays: an empty half serves nobody. */
export function withToggled(layout: DeskLayout, panel: Panel): DeskLayout {
  const { hidden } = layout
  if (hidden.includes(panel)) return { ...layout, hidden: hidden.filter((other) => other !== panel) }
  const next = PANELS.filter((other) => other === panel || hidden.includes(other))
  const isEmpty = (['next', 'timer', 'notes'] as const).every((other) => next.includes(other))
  return isEmpty ? layout : { ...layout, hidden: next }
}

/** Whatever was remembered becomes a layout of use. */
export function readLayout(text: string | undefined): DeskLayout {
  const value = parsed(text)
  const share = (border: Border) => {
    const number = value[border]
    return typeof number === 'number' && Number.isFinite(number) ? number : null
  }
  const borders: readonly Border[] = ['columns', 'slide', 'ahead']
  const layout = borders.reduce((before, border) => {
    const number = share(border)
    return number === null ? before : withBorder(before, border, number)
  }, USUAL_LAYOUT)
  const { hidden } = value
  if (!Array.isArray(hidden)) return layout
  return PANELS.filter((panel) => hidden.includes(panel)).reduce(withToggled, layout)
}

export function printLayout(layout: DeskLayout): string {
  return JSON.stringify(layout)
}

function parsed(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
