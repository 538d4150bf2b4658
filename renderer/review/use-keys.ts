import { useLayoutEffect, useRef } from 'preact/hooks'
import { commandOf, type KeySituation, type ReviewCommand } from './keys.ts'
import type { View } from './route.ts'

/** Runs commands for keys pressed anywhere on the page. */
export function useKeys(view: View, singleKeys: boolean, run: (command: ReviewCommand) => void): void {
  const latest = useRef({ view, singleKeys, run })
  latest.current = { view, singleKeys, run }
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const { key, ctrlKey: ctrl, altKey: alt, metaKey: meta, shiftKey: shift } = event
      const situation: KeySituation = {
        view: latest.current.view,
        singleKeys: latest.current.singleKeys,
        holder: holderOf(event.target),
        dialog: document.querySelector('dialog') !== null,
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
