import { keepLinks, whenPageGoes } from './hand-guards.ts'
import { listenToPointers, type InputOptions } from './hand-input.ts'
import { listenToKeys, type KeysOptions } from './hand-keys.ts'

interface HandEvents extends InputOptions, KeysOptions {
  /** The page goes, or another window gets the keyboard. */
  onGone: () => void
}

/**
 * Listens to all that moves a hand over a slide: mouse, pen, touch, and the keyboard where it `leads`.
 * Returns the ways to stop.
 */
export function listenForHand(
  element: HTMLElement,
  surface: HTMLElement,
  leads: boolean,
  events: HandEvents,
): (() => void)[] {
  return [
    listenToPointers(element, events),
    ...(leads ? [listenToKeys(element, events)] : []),
    keepLinks(surface, () => events.kind() !== 'none'),
    whenPageGoes(events.onGone),
  ]
}
