import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { CloseButton } from '../shared/close-button.tsx'

interface DialogProps {
  title: string
  onClose: () => void
  children: ComponentChildren
}

/** A modal dialog. The browser keeps the focus inside, closes it on Escape and gives the focus back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const gone = useRef(false)
  // Before the next key comes: it is meant for what the dialog holds.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => {
      gone.current = true
      element?.close()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="dialog-title"
      // The browser tells of closing only later, when another dialog may be open.
      onClose={() => gone.current || onClose()}
      onClick={(event) => {
        // A click on the backdrop arrives at the dialog itself, one inside at its content.
        if (event.target === event.currentTarget) event.currentTarget.close()
      }}
    >
      <div class="dialog-sheet">
        <header class="dialog-header">
          <h2 id="dialog-title">{title}</h2>
          <CloseButton onClose={onClose} />
        </header>
        <div class="dialog-body" tabIndex={0} data-scrolls role="region" aria-labelledby="dialog-title">
          {children}
        </div>
      </div>
    </dialog>
  )
}
