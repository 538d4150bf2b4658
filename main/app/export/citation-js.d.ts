/** The part of citation-js that is used here; it brings no types of its own. */
declare module '@citation-js/core' {
  export const plugins: {
    output: { format(name: 'bibtex', records: readonly Record<string, unknown>[]): string }
    config: {
      get(name: '@bibtex'): {
        format: { useIdAsLabel: boolean; checkLabel: boolean }
        constants: import('./bibtex-records.ts').BibtexCommands
      }
    }
  }
}
declare module '@citation-js/plugin-bibtex'
