import { useEffect, useRef, useState } from 'preact/hooks'
import { PANELS, type DeskLayout, type Panel } from './desk-layout.ts'
import { Icon } from '../shared/icons.tsx'

const NAMES: Record<Panel, string> = {
  next: 'Next step',
  timer: 'Clock',
  sources: 'Sources',
  notes: 'Speaker notes',
}

interface PanelsMenuProps {
  layout: DeskLayout
  onToggle: (panel: Panel) => void
  onReset: () => void
}

/** What is on the desk: a button that opens a short list to tick. */
export function PanelsMenu({ layout, onToggle, onReset }: PanelsMenuProps) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) setOpen(false)
    }
    document.addEventListener('pointerdown', onPointer)
    return () => document.removeEventListener('pointerdown', onPointer)
  }, [open])
  return (
    <div
      class="panels-menu"
      ref={box}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        setOpen(false)
        box.current?.querySelector('button')?.focus()
      }}
    >
      <button
        type="button"
        class="button is-quiet"
        aria-label="Panels"
        title="What is on the desk"
        aria-expanded={open}
        aria-controls="panels-list"
        onClick={() => setOpen(!open)}
      >
        <Icon name="panels" />
        <span class="button-label">Panels</span>
      </button>
      <div
        class="panels-list checks"
        id="panels-list"
        role="group"
        aria-label="Panels on the desk"
        hidden={!open}
      >
        {PANELS.map((panel) => (
          <label key={panel}>
            <input
              type="checkbox"
              checked={!layout.hidden.includes(panel)}
              onChange={() => onToggle(panel)}
            />
            {NAMES[panel]}
          </label>
        ))}
        <button type="button" class="button is-quiet" onClick={onReset}>
          <Icon name="reset" />
          As it was
        </button>
      </div>
    </div>
  )
}
