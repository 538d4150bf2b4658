import type { RefObject, TargetedEvent } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface Modal {
  ref: RefObject<HTMLDialogElement | null>
  onCancel: (event: TargetedEvent<HTMLDialogElement>) => void
  onClose: () => void
}

/** What makes a dialog modal as long as it is there. The browser keeps the focus inside and gives it back. */
export function useModal(onClose: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null)
  const gone = useRef(false)
  // Before the next key comes: it is meant for what the dialog holds.
  useLayoutEffect(() => {
    const element = ref.current
    element?.showModal()
    return () => {
      gone.current = true
      element?.close()
    }
  }, [])
  return {
    ref,
    // Escape takes it away at once. The browser by itself would tell of closing only later, when the next key may
    // have asked for another dialog, or for this one again.
    onCancel(event) {
      // A file that is not chosen after all is told in the same way.
      if (event.target !== event.currentTarget) return
      event.preventDefault()
      onClose()
    },
    onClose: () => gone.current || onClose(),
  }
}
