import type { ComponentChildren } from 'preact'
import type { Border, DeskLayout } from './desk-layout.ts'
import { withBorder, withUsualBorder } from './desk-layout.ts'
import { Splitter } from './splitter.tsx'

interface DeskProps {
  layout: DeskLayout
  onLayout: (change: (before: DeskLayout) => DeskLayout) => void
  current: ComponentChildren
  sources: ComponentChildren
  next: ComponentChildren
  timer: ComponentChildren
  notes: ComponentChildren
}

/** The panels of the presenter view, divided as the lecturer likes it. */
export function Desk({ layout, onLayout, current, sources, next, timer, notes }: DeskProps) {
  const { hidden, columns, slide, ahead } = layout
  const has = (panel: DeskLayout['hidden'][number]) => !hidden.includes(panel)
  const hasAhead = has('next') || has('timer')
  const border = (name: Border) => ({
    share: layout[name],
    onMove: (share: number) => onLayout((before) => withBorder(before, name, share)),
    onReset: () => onLayout((before) => withUsualBorder(before, name)),
  })
  return (
    <main class="desk" style={{ '--columns': columns }}>
      <div class={`desk-left ${has('sources') ? '' : 'is-single'}`} style={heightOf('--slide', slide)}>
        {current}
        {has('sources') ? (
          <>
            <Splitter label="Height of the slide" orientation="horizontal" {...border('slide')} />
            {sources}
          </>
        ) : null}
      </div>
      <Splitter label="Width of the slide" orientation="vertical" {...border('columns')} />
      <div
        class={`desk-right ${hasAhead && has('notes') ? '' : 'is-single'}`}
        style={heightOf('--ahead', ahead)}
      >
        {hasAhead ? (
          <div class={`ahead ${has('next') && has('timer') ? '' : 'is-single'}`}>
            {has('next') ? next : null}
            {has('timer') ? timer : null}
          </div>
        ) : null}
        {hasAhead && has('notes') ? (
          <Splitter label="Height of the notes" orientation="horizontal" {...border('ahead')} />
        ) : null}
        {has('notes') ? notes : null}
      </div>
    </main>
  )
}

/** Absent where the content decides. */
function heightOf(name: string, share: number | null): Record<string, string> {
  return share === null ? {} : { [name]: `${share * 100}%` }
}
