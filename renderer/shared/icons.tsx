import type { JSX } from 'preact'

/** Outlines on a 20 × 20 grid; `filled` shapes are for what must be told apart without colour. */
const shapes = {
  previous: <path d="M12.5 4.5 7 10l5.5 5.5" />,
  next: <path d="M7.5 4.5 13 10l-5.5 5.5" />,
  black: <rect x="3" y="4.5" width="14" height="10" rx="1.5" fill="currentColor" />,
  white: <rect x="3" y="4.5" width="14" height="10" rx="1.5" />,
  live: (
    <>
      <circle cx="10" cy="10" r="2.6" fill="currentColor" />
      <path d="M5.6 14.4a6.2 6.2 0 0 1 0-8.8M14.4 5.6a6.2 6.2 0 0 1 0 8.8" />
    </>
  ),
  frozen: <path d="M10 2.8v14.4M3.8 6.4l12.4 7.2M16.2 6.4 3.8 13.6M8 3.9l2 1.6 2-1.6M8 16.1l2-1.6 2 1.6" />,
  light: (
    <>
      <circle cx="10" cy="10" r="3.4" />
      <path d="M10 2.2v1.9M10 15.9v1.9M2.2 10h1.9M15.9 10h1.9M4.5 4.5l1.3 1.3M14.2 14.2l1.3 1.3M4.5 15.5l1.3-1.3M14.2 5.8l1.3-1.3" />
    </>
  ),
  dark: <path d="M16.2 12.2A6.8 6.8 0 0 1 7.8 3.8a6.8 6.8 0 1 0 8.4 8.4Z" />,
  panels: <path d="M3 4h14v12H3zM11 4v12M11 10h6" />,
  overview: <path d="M3.5 4h5.5v5H3.5zM11 4h5.5v5H11zM3.5 11h5.5v5H3.5zM11 11h5.5v5H11z" />,
  list: <path d="M3.5 5.5h1M3.5 10h1M3.5 14.5h1M7.5 5.5h9M7.5 10h9M7.5 14.5h9" />,
  projector: <path d="M2.8 3.5h14.4v9.6H2.8zM10 13.1v3.4M6.6 16.8h6.8" />,
  follow: (
    <>
      <rect x="6" y="2.8" width="8" height="14.4" rx="1.8" />
      <path d="M9 14.6h2" />
    </>
  ),
  help: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M7.8 7.9a2.2 2.2 0 1 1 3.1 2.3c-.6.3-.9.7-.9 1.3v.3M10 14.2v.1" />
    </>
  ),
  clock: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 5.8V10l3 2" />
    </>
  ),
  behind: <path d="M10 4v11M5 10.5l5 5 5-5" />,
  ahead: <path d="M10 16V5M5 9.5l5-5 5 5" />,
  'on-time': <path d="m4 10.5 4 4 8-9" />,
  home: <path d="m3 9.6 7-6.1 7 6.1M5 8.2v8.3h10V8.2M8.4 16.5V12h3.2v4.5" />,
  export: <path d="M10 12.2V3.4M6.6 6.6 10 3.2l3.4 3.4M4 11.4v5h12v-5" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  start: <path d="M6.5 4.2v11.6L15.5 10z" fill="currentColor" />,
  pause: <path d="M7 4.5v11M13 4.5v11" stroke-width="2.6" />,
  reset: <path d="M4.2 10a5.8 5.8 0 1 0 1.7-4.1L4 7.8M4 3.8v4h4" />,
  lock: (
    <>
      <rect x="4.5" y="9" width="11" height="7.5" rx="1.5" />
      <path d="M6.8 9V6.6a3.2 3.2 0 0 1 6.4 0V9" />
    </>
  ),
  warning: <path d="M10 3.2 17.6 16.4H2.4zM10 8.2v3.6M10 14v.1" />,
  error: <path d="M6.9 2.8h6.2l4.1 4.1v6.2l-4.1 4.1H6.9l-4.1-4.1V6.9zM10 6.4v4.4M10 13.4v.1" />,
  info: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 9.4v4.2M10 6.5v.1" />
    </>
  ),
  lost: <path d="M2.6 8.2a10.6 10.6 0 0 1 14.8 0M5.4 11.2a6.6 6.6 0 0 1 9.2 0M10 15v.1M3.5 3.5l13 13" />,
  laser: (
    <>
      <circle cx="13.6" cy="6.4" r="2.4" fill="currentColor" stroke="none" />
      <path d="m3 17 6.6-6.6M13.6 1.4v1M18.6 6.4h-1M17.1 2.9l-.7.7M17.1 9.9l-.7-.7M10.1 2.9l.7.7" />
    </>
  ),
  spotlight: (
    <>
      <path d="M2.5 3.5h15v13h-15z" fill="currentColor" fill-opacity="0.35" />
      <circle cx="10" cy="10" r="3.6" class="is-lit" />
    </>
  ),
  zoom: (
    <>
      <circle cx="8.6" cy="8.6" r="5.4" />
      <path d="m12.6 12.6 4.6 4.6M6.2 8.6H11M8.6 6.2V11" />
    </>
  ),
  pen: <path d="m3 17 .9-4L13.2 3.7a1.6 1.6 0 0 1 2.3 0l.8.8a1.6 1.6 0 0 1 0 2.3L7 16.1zM11.6 5.3l3.1 3.1" />,
  highlighter: (
    <>
      <path d="m7 10.6 6.8-7.4 3.4 3.2-6.9 7.4-3.1.6-.9-.8z" />
      <path d="M2.8 17.2h14.4" stroke-width="2.6" />
    </>
  ),
  eraser: (
    <path d="m8 16.8-4.6-4.6a1.4 1.4 0 0 1 0-2l6.6-6.6a1.4 1.4 0 0 1 2 0l4.6 4.6a1.4 1.4 0 0 1 0 2L10 16.8M6.7 6.9l6.5 6.5M7 16.8h10" />
  ),
  undo: <path d="M7.4 4.2 3.8 7.8l3.6 3.6M3.8 7.8h7.4a4.6 4.6 0 0 1 0 9.2H8" />,
  redo: <path d="m12.6 4.2 3.6 3.6-3.6 3.6M16.2 7.8H8.8a4.6 4.6 0 0 0 0 9.2H12" />,
  wipe: <path d="M4 5.6h12M8 5.4V3.6h4v1.8M5.4 5.8l.8 10.8h7.6l.8-10.8M8.4 8.6l.2 5M11.6 8.6l-.2 5" />,
  // Of the review page.
  search: (
    <>
      <circle cx="8.8" cy="8.8" r="5.3" />
      <path d="m12.8 12.8 4 4" />
    </>
  ),
  slides: (
    <>
      <rect x="3" y="4" width="14" height="9" rx="1.2" />
      <path d="M6 16.2h8" />
    </>
  ),
  article: <path d="M4.5 3.5h11v13h-11zM7 7h6M7 10h6M7 13h3.5" />,
  practice: (
    <>
      <rect x="5.5" y="3.5" width="11" height="8.5" rx="1.2" />
      <path d="M3.5 7v8a1.2 1.2 0 0 0 1.2 1.2h9.3M8.7 7.7l1.7 1.7 3-3.3" />
    </>
  ),
  sources: (
    <path d="M4 4.5c2.2-.8 4.2-.5 6 .8 1.8-1.3 3.8-1.6 6-.8v11c-2.2-.8-4.2-.5-6 .8-1.8-1.3-3.8-1.6-6-.8zM10 5.3v11" />
  ),
  marks: <path d="m11.8 4 4.2 4.2-7 7H4.8V11zM3.5 17.5h13" />,
  glossary: (
    <path d="M3.5 15 7 5l3.5 10M4.7 11.8h4.6M16.5 9.3v5.7M16.5 12.2a2.4 2.6 0 1 1-4.8 0 2.4 2.6 0 1 1 4.8 0" />
  ),
  text: <path d="M3 15.5 7.2 5l4.2 10.5M4.4 12h5.6M17.3 15.5l-2.8-7-2.8 7M12.6 13.2h3.8" />,
  bookmark: <path d="M5.8 3.5h8.4v13L10 13.3l-4.2 3.2z" />,
  bookmarked: <path d="M5.8 3.5h8.4v13L10 13.3l-4.2 3.2z" fill="currentColor" />,
  hide: (
    <path d="M3 3l14 14M8.3 5a7.6 7.6 0 0 1 1.7-.2c4.4 0 7 5.2 7 5.2a12 12 0 0 1-2 2.7M12 12.2A3 3 0 0 1 7.8 8M5.6 6.6A12 12 0 0 0 3 10s2.6 5.2 7 5.2a7 7 0 0 0 3-.7" />
  ),
  show: (
    <>
      <path d="M3 10s2.6-5.2 7-5.2S17 10 17 10s-2.6 5.2-7 5.2S3 10 3 10z" />
      <circle cx="10" cy="10" r="2.4" />
    </>
  ),
  record: (
    <>
      <circle cx="10" cy="10" r="6.8" />
      <path d="M10 6v4.200l2.800 1.800" />
    </>
  ),
  drawn: (
    <path d="M3.5 14.500c2.500-5 4-8 5.500-8s-.5 6 1 6 2.500-3.500 3.500-3.500 0 3.500 3 3.500M3.5 17h13" />
  ),
  aloud: <path d="M3.5 8v4h2.7l3.8 3.2V4.8L6.2 8zM12.8 7.3a3.8 3.8 0 0 1 0 5.4M15 5.2a6.8 6.8 0 0 1 0 9.6" />,
  stop: <rect x="5.5" y="5.5" width="9" height="9" rx="1" fill="currentColor" />,
  print: <path d="M6 8V3.5h8V8M6 14H3.5V8h13v6H14M6 11.5h8v5H6z" />,
  copy: <path d="M7.5 7.5V3.5h9v9h-4M3.5 7.5h9v9h-9z" />,
  external: <path d="M11.5 3.5h5v5M16.5 3.5 9.5 10.5M14 11.5v5H3.5V6h5" />,
  keys: <path d="M2.5 5.5h15v9h-15zM5.5 8.5h.1M8.5 8.5h.1M11.5 8.5h.1M14.5 8.5h.1M6.5 11.8h7" />,
  check: <path d="m4.5 10.5 3.6 3.6 7.4-8" />,
  remove: <path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10.5h7.4L14.5 6M8.3 9v4.5M11.7 9v4.5" />,
  save: <path d="M10 3.5v9M6.5 9.2 10 12.7l3.5-3.5M3.5 13.5v3h13v-3" />,
  bring: <path d="M10 12.7v-9M6.5 7 10 3.5 13.5 7M3.5 13.5v3h13v-3" />,
  sentence: <path d="M3.5 5.5h13M3.5 10h9M3.5 14.5h6M14.5 12l2.5 2.5-2.5 2.5" />,
  // The same shapes as on the slides themselves.
  established: <circle cx="10" cy="10" r="8" fill="currentColor" stroke="none" />,
  emerging: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 3a7 7 0 0 0 0 14z" fill="currentColor" stroke="none" />
    </>
  ),
  contested: (
    <>
      <path d="M8 3.3a7 7 0 0 0 0 13.4z" />
      <path d="M12 2.3a8 8 0 0 1 0 15.4z" fill="currentColor" stroke="none" />
    </>
  ),
} satisfies Record<string, JSX.Element>

export type IconName = keyof typeof shapes

/** Shapes that point along the lines of a text: they are turned around with it. */
const ALONG: ReadonlySet<IconName> = new Set(['previous', 'next', 'list', 'sentence', 'article'])

/** Decoration beside words; never the only sign. */
export function Icon({ name }: { name: IconName }) {
  const along = ALONG.has(name) ? ' is-along' : ''
  return (
    <svg class={`icon${along}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  )
}
