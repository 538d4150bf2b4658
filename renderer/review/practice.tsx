import { useEffect } from 'preact/hooks'

export function Practice({ onPainted }: { onPainted: () => void } & Record<string, unknown>) {
  useEffect(onPainted, [])
  return <p>Practice</p>
}
