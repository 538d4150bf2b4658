/// <reference types="vite/client" />

/** The product's version, put in by the build. */
declare const __LECTERN_VERSION__: string

interface Window {
  /**
   * Resolves when the page has painted what it was opened for: fonts loaded, diagrams drawn. The
   * exporter and the tests wait for it. It never rejects.
   */
  lecternReady: Promise<void>
}
