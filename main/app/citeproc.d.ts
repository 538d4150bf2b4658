/** The part of citeproc-js that is used here; it brings no types of its own. */
declare module 'citeproc' {
  export interface CiteItem {
    id: string
    locator?: string
    label?: string
    prefix?: string
    suffix?: string
    'suppress-author'?: boolean
  }

  export interface Citation {
    citationID: string
    citationItems: CiteItem[]
    /** 0 for citations in the text. */
    properties: { noteIndex: number; unsorted?: boolean }
  }

  export interface System {
    retrieveLocale(lang: string): string
    retrieveItem(id: string): Record<string, unknown>
  }

  export class Engine {
    constructor(system: System, style: string, lang: string, forceLang?: boolean)
    setOutputFormat(format: 'html' | 'text' | 'rtf'): void
    updateItems(ids: string[]): void
    /** With an empty list: forgets all items and citations. */
    restoreProcessorState(citations: []): void
    /** One triple for each citation, in order. */
    rebuildProcessorState(
      citations: Citation[],
      mode: 'html' | 'text' | 'rtf',
    ): [citationID: string, noteIndex: number, text: string][]
    /** False for a style without bibliography. */
    makeBibliography(): [about: { entry_ids: string[][] }, entries: string[]] | false
  }

  const CSL: { Engine: typeof Engine }
  export default CSL
}
