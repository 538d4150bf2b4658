import { useRef } from 'preact/hooks'

interface SplitterProps {
  /** What it divides, for screen readers. */
  label: string
  /** `vertical`: a line from top to bottom, moved sideways. */
  orientation: 'vertical' | 'horizontal'
  /** Where it stands, 0 to 1 of what it divides; null: where the content puts it. */
  share: number | null
  onMove: (share: number) => void
  onReset: () => void
}

/** Of what it divides, for each press of an arrow key. */
const STRIDE = 0.02

/** A border between two panels, moved by hand or by arrow keys; a double click or Home puts it back. */
export function Splitter({ label, orientation, share, onMove, onReset }: SplitterProps) {
  const bar = useRef<HTMLDivElement>(null)
  const isVertical = orientation === 'vertical'
  const shareAt = (x: number, y: number): number => {
    const box = bar.current?.parentElement?.getBoundingClientRect()
    if (box === undefined) return 0
    const along = isVertical ? (x - box.left) / box.width : (y - box.top) / box.height
    return isVertical && getComputedStyle(document.body).direction === 'rtl' ? 1 - along : along
  }
  const here = (): number => {
    const box = bar.current?.getBoundingClientRect()
    return box === undefined ? 0 : shareAt(box.left + box.width / 2, box.top + box.height / 2)
  }
  const keys: Record<string, number> = isVertical
    ? { ArrowLeft: -STRIDE, ArrowRight: STRIDE }
    : { ArrowUp: -STRIDE, ArrowDown: STRIDE }
  return (
    <div
      ref={bar}
      class={`splitter is-${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((share ?? 0.5) * 100)}
      title="Drag to resize; double-click to put back"
      onDblClick={onReset}
      onKeyDown={(event) => {
        const by = keys[event.key]
        if (by !== undefined) onMove(here() + by)
        else if (event.key === 'Home') onReset()
        else return
        event.preventDefault()
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.dataset['moving'] = ''
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          onMove(shareAt(event.clientX, event.clientY))
      }}
      onLostPointerCapture={(event) => {
        delete event.currentTarget.dataset['moving']
      }}
    />
  )
}
