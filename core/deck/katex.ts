export type Katex = typeof import('katex').default

export async function loadKatex(): Promise<Katex> {
  return (await import('katex')).default
}
