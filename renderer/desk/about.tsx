import { useEffect, useState } from 'preact/hooks'
import type { DeskView } from '../../core/desktop/contract.ts'
import type { DeskClient } from './desk-client.ts'
import { Mark } from './mark.tsx'

/** Version, what it runs on, and the licences of everything inside. */
export function About({ desk, view }: { desk: DeskClient; view: DeskView }) {
  const [notices, setNotices] = useState<string | null>(null)
  useEffect(() => {
    document.title = 'About Lectern'
    desk.call('notices', {}).then(
      ({ text }) => setNotices(text),
      (error: Error) => setNotices(error.message),
    )
  }, [desk])
  return (
    <main class="desk-sheet">
      <header class="desk-about">
        <Mark />
        <div>
          <h1>Lectern</h1>
          <p>Version {view.version} · MIT licence · works without a network and asks for none</p>
        </div>
      </header>
      <dl class="desk-versions">
        {view.runsOn.map(({ name, version }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{version}</dd>
          </div>
        ))}
      </dl>
      <div class="desk-notices">
        <h2 id="desk-notices">Work of others in Lectern</h2>
        <pre tabIndex={0} role="region" aria-labelledby="desk-notices">
          {notices ?? 'Reading the licences'}
        </pre>
      </div>
      <p class="desk-actions-row">
        <button
          type="button"
          class="button"
          onClick={() => void desk.call('show', { page: 'log' }).catch(() => null)}
        >
          Show the log file
        </button>
      </p>
    </main>
  )
}
