import type { ComponentChildren } from 'preact'
import { CloseButton } from '../shared/close-button.tsx'
import { useModal } from './use-modal.ts'

interface DialogProps {
  title: string
  onClose: () => void
  children: ComponentChildren
}

/** A modal dialog. Escape and a click beside it put it away. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const modal = useModal(onClose)
  return (
    <dialog
      {...modal}
      class="dialog"
      aria-labelledby="dialog-title"
      onClick={(event) => {
        // A click on the backdrop arrives at the dialog itself, one inside at its content.
        if (event.target === event.currentTarget) onClose()
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
