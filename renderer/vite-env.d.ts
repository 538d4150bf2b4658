/// <reference types="vite/client" />

/** The product's version, put in by the build. */
declare const __LECTERN_VERSION__: string

/** Changes with everything that decides how a diagram is drawn. */
declare const __DRAWING_VERSION__: string
