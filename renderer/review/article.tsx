import { useEffect } from 'preact/hooks'

export function Article({ onPainted }: { onPainted: () => void } & Record<string, unknown>) {
  useEffect(onPainted, [])
  return <p>Article</p>
}
