import { useEffect, useState } from 'preact/hooks'
import type { Following } from '../../core/rpc/contract.ts'
import { Dialog } from './dialog.tsx'
import { Icon } from '../shared/icons.tsx'

interface FollowAlongProps {
  following: Following | undefined
  onChange: (change: { on?: boolean; isShown?: boolean }) => void
  onClose: () => void
}

/** Turns following along on and off, and shows where to. */
export function FollowAlong({ following, onChange, onClose }: FollowAlongProps) {
  return (
    <Dialog title="Follow along" onClose={onClose}>
      <div class="follow">
        <p class="follow-about">
          People in the room open one address on their phones. They see what the projector shows and may look
          back by themselves. They never see notes or what is still to come, and can change nothing.
        </p>
        {following?.kind === 'on' ? (
          <On following={following} onChange={onChange} />
        ) : (
          <Off following={following} onChange={onChange} />
        )}
      </div>
    </Dialog>
  )
}

type Change = FollowAlongProps['onChange']

function Off({ following, onChange }: { following: Following | undefined; onChange: Change }) {
  const trouble = following?.kind === 'off' ? following.trouble : undefined
  const isStarting = following?.kind === 'starting'
  return (
    <>
      {trouble === undefined ? null : (
        <p class="follow-trouble" role="alert">
          <Icon name="warning" />
          {trouble}
        </p>
      )}
      <p class="follow-about">
        Nothing is open to the network now. Turned on, this computer can be reached by devices in the same
        network, on one port and with the address alone.
      </p>
      <p>
        <button
          type="button"
          class="button is-main"
          disabled={isStarting}
          onClick={() => onChange({ on: true })}
        >
          {isStarting ? 'Turning on' : 'Turn on'}
        </button>
      </p>
    </>
  )
}

function On({ following, onChange }: { following: Following & { kind: 'on' }; onChange: Change }) {
  const { address, followers, isShown } = following
  const code = useQr(address)
  return (
    <div class="follow-on">
      <div class="follow-code" dangerouslySetInnerHTML={{ __html: code }} />
      <div class="follow-side">
        <p class="follow-address">{address}</p>
        <p role="status" class="follow-count">
          {countWords(followers)}
        </p>
        <label class="follow-show">
          <input
            type="checkbox"
            checked={isShown}
            onChange={(event) => onChange({ isShown: event.currentTarget.checked })}
          />
          Show the code to the room, on the title slide
        </label>
        <button type="button" class="button" onClick={() => onChange({ on: false })}>
          Turn off
        </button>
      </div>
    </div>
  )
}

function countWords(followers: number): string {
  if (followers === 0) return 'Nobody follows yet'
  return followers === 1 ? '1 person follows' : `${followers} people follow`
}

/** The library that makes codes is fetched when the first one is wanted. */
function useQr(address: string): string {
  const [code, setCode] = useState('')
  useEffect(() => {
    let isWanted = true
    void import('../shared/qr-svg.ts').then(({ qrSvg }) => isWanted && setCode(qrSvg(address)))
    return () => {
      isWanted = false
    }
  }, [address])
  return code
}
