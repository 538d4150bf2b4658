import { Icon } from './icons.tsx'

/** Puts away what it stands on. */
export function CloseButton({ label = 'Close', onClose }: { label?: string; onClose: () => void }) {
  return (
    <button type="button" class="button is-quiet is-icon" aria-label={label} onClick={onClose}>
      <Icon name="close" />
    </button>
  )
}
