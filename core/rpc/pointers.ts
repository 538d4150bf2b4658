import type { Pointer } from '../session/types.ts'
import type { PointerListener } from './contract.ts'

/** Passes what a hand does on one page on to the others. */
export interface Pointers {
  point(pointer: Pointer | null, from?: PointerListener): void
  onPointer(listener: PointerListener): () => void
}

export function createPointers(): Pointers {
  const listeners = new Set<PointerListener>()
  return {
    point(pointer, from) {
      for (const listener of listeners) if (listener !== from) listener(pointer)
    },
    onPointer(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
