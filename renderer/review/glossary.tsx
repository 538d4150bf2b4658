import { useEffect } from 'preact/hooks'

export function Glossary({ onPainted }: { onPainted: () => void } & Record<string, unknown>) {
  useEffect(onPainted, [])
  return <p>Glossary</p>
}
