import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Direction } from '../shared/reading-direction.ts'
import { commandOf, type KeySituation, type ReviewCommand } from './keys.ts'
import type { View } from './route.ts'

/** Runs commands for keys pressed anywhere on the page. */
export function useKeys(
  where: { view: View; singleKeys: boolean; direction: Direction },
  run: (command: ReviewCommand) => void,
): void {
  const latest = useRef({ where, run })
  latest.current = { where, run }
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const { key, ctrlKey: ctrl, altKey: alt, metaKey: meta, shiftKey: shift } = event
      const situation: KeySituation = {
        ...latest.current.where,
        holder: holderOf(event.target),
        // One that was put away a moment ago stands there still, and keeps no keys any more.
        dialog: document.querySelector('dialog:modal') !== null,
      }
      const command = commandOf({ key, ctrl, alt, meta, shift }, situation)
      if (command === null || (event.repeat && command.do !== 'move')) return
      event.preventDefault()
      latest.current.run(command)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function holderOf(target: EventTarget | null): KeySituation['holder'] {
  if (!(target instanceof Element)) return 'other'
  if (target.matches('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select'))
    return 'text'
  return target.closest('[data-own-arrows], input') === null ? 'other' : 'arrows'
}
