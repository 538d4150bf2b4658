/** What a peer is installed from: exact versions, those that were tried together. */
export interface PeerPackages {
  dependencies: Record<string, string>
  /** Of packages below those, where the newest do not fit each other. */
  overrides?: Record<string, string>
}

export type PeerName = 'marp' | 'reveal' | 'slidev' | 'decktape'

/** The one place that says which versions Lectern is compared with; each with what colours code and draws formulas. */
export const PEERS: Record<PeerName, PeerPackages> = {
  marp: {
    dependencies: {
      '@marp-team/marp-cli': '4.5.1',
      '@marp-team/marp-core': '5.0.2',
      katex: '0.18.4',
      shiki: '4.6.0',
    },
  },
  reveal: { dependencies: { 'reveal.js': '6.0.2', katex: '0.18.4' } },
  slidev: {
    dependencies: {
      '@slidev/cli': '53.0.0',
      '@slidev/theme-default': '0.25.0',
      // What it prints with.
      'playwright-chromium': '1.65.0',
    },
    // The newest markdown-it is not what this Slidev expects.
    overrides: { 'markdown-it': '14.1.0' },
  },
  decktape: { dependencies: { decktape: '3.16.1', 'reveal.js': '6.0.2', katex: '0.18.4' } },
}

export function isPeerName(name: string): name is PeerName {
  return Object.hasOwn(PEERS, name)
}

/** `name version`, as the report calls it. */
export function versionOf(peer: PeerName, name: string): string {
  return `${name} ${PEERS[peer].dependencies[name] ?? 'unknown'}`
}
