import './invitation.css'

/**
 * Shows the room where to follow along. The style sheet lets it be seen while the title slide is up, which is
 * when people have their phones in their hands.
 */
export function createInvitation(card: HTMLElement): (address: string | undefined) => void {
  let shown: string | undefined
  return (address) => {
    if (address === shown) return
    shown = address
    card.hidden = address === undefined
    if (address === undefined) return card.replaceChildren()
    void fill(card, address, () => shown === address)
  }
}

async function fill(card: HTMLElement, address: string, isWanted: () => boolean): Promise<void> {
  // Most lectures never need it.
  const { qrSvg } = await import('../shared/qr-svg.ts')
  if (!isWanted()) return
  const words = document.createElement('p')
  words.textContent = 'Follow along on your phone'
  const place = document.createElement('p')
  place.className = 'invitation-address'
  place.textContent = address.replace(/^http:\/\//, '')
  card.innerHTML = qrSvg(address)
  card.append(words, place)
}
