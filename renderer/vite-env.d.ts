/// <reference types="vite/client" />

/** The product's version, put in by the build. */
declare const __LECTERN_VERSION__: string
