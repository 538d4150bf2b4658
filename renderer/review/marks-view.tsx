import { useEffect } from 'preact/hooks'

export function MarksView({ onPainted }: { onPainted: () => void } & Record<string, unknown>) {
  useEffect(onPainted, [])
  return <p>MarksView</p>
}
