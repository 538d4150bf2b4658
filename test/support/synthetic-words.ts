/** A part of a slide, before it is written in anybody's Markdown. */
export type SyntheticBlock =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[]; incremental: boolean }
  | { kind: 'code'; language: string; source: string; lines: string }
  | { kind: 'math'; tex: string }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'diagram'; source: string }
  | { kind: 'columns'; columns: string[][] }
  | { kind: 'cited'; text: string; keys: string[] }
  | { kind: 'pause' }

/** From 0 up to, but without, 1. */
export type Random = () => number

/** Mulberry32: small, and the same on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const words = (
  'receptor pathway midbrain signal opioid peptide neuron cortex release measure sample effect trial control ' +
  'plasma tissue protein binding evidence analgesia threshold stimulus response naloxone placebo reward stress ' +
  'exercise laughter music warmth acupuncture dose effect review estimate interval baseline variance cohort'
).split(' ')

/** So many words, the first with a capital. */
export function sample(random: Random, count: number): string {
  const picked = Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? 'word')
  const text = picked.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function tableBlock(random: Random): SyntheticBlock {
  const row = () => Array.from({ length: 4 }, () => sample(random, 2))
  return { kind: 'table', rows: Array.from({ length: 6 }, row) }
}

/** A flowchart that is the same for the same variant and different for another. */
export function diagramSource(variant: number): string {
  const random = seeded(variant + 7)
  const nodes = Array.from({ length: 6 }, (_, index) => `  N${index}["${sample(random, 2)}"]`)
  const edges = Array.from({ length: 5 }, (_, index) => `  N${index} --> N${index + 1}`)
  return [
    'flowchart LR',
    `  accTitle: ${sample(random, 3)} ${variant}`,
    `  accDescr: ${sample(random, 6)}`,
    ...nodes,
    ...edges,
    `  N${Math.floor(random() * 3)} --> N${3 + Math.floor(random() * 3)}`,
  ].join('\n')
}
