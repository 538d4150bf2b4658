import { useEffect, useState } from 'preact/hooks'
import { Dialog } from '../presenter/dialog.tsx'
import { Icon } from '../shared/icons.tsx'

/** The address of a link out of the lecture; null for any other. */
export function outsideAddress(
  link: { protocol: string; origin: string; href: string },
  own: string,
): string | null {
  if (link.protocol === 'mailto:') return link.href
  return /^https?:$/.test(link.protocol) && link.origin !== own ? link.href : null
}

/** Asks before a link leads out of the lecture: until then, nothing has left this computer. */
export function LeaveGuard() {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement)) return
      const outside = outsideAddress(link, location.origin)
      if (outside === null) return
      event.preventDefault()
      // The desktop program asks by itself.
      if (window.lectern === undefined) setAddress(outside)
      else window.open(outside, '_blank', 'noopener')
    }
    document.addEventListener('click', onClick)
    document.addEventListener('auxclick', onClick)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('auxclick', onClick)
    }
  }, [])
  if (address === null) return null
  const close = () => setAddress(null)
  return (
    <Dialog title="Leave the lecture?" onClose={close}>
      <p>This opens in a new tab and needs the network:</p>
      <p class="leave-address">{address}</p>
      <div class="leave-tools">
        <button
          type="button"
          class="button is-main"
          onClick={() => {
            window.open(address, '_blank', 'noopener,noreferrer')
            close()
          }}
        >
          <Icon name="external" />
          Open it
        </button>
        <button type="button" class="button" onClick={close}>
          Stay here
        </button>
      </div>
    </Dialog>
  )
}
