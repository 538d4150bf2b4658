import { useEffect } from 'preact/hooks'

export function SourcesView({ onPainted }: { onPainted: () => void } & Record<string, unknown>) {
  useEffect(onPainted, [])
  return <p>SourcesView</p>
}
