import type { JSX } from 'preact'

/** Outlines on a 20 × 20 grid, in the manner of the presenter view's. */
const shapes = {
  previous: <path d="M12.5 4.5 7 10l5.5 5.5" />,
  next: <path d="M7.5 4.5 13 10l-5.5 5.5" />,
  outline: <path d="M3.5 5.5h1M3.5 10h1M3.5 14.5h1M7.5 5.5h9M7.5 10h9M7.5 14.5h9" />,
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
    <path d="M4 4.5c2.2-.8 4.2-.5 6 .8 1.8-1.3 3.8-1.6 6-.8v11c-2.2-.8-4.2-.5-6 .8-1.8-1.3-3.8-1.6-6-.8zM10 5.300v11" />
  ),
  marks: <path d="m11.8 4 4.2 4.2-7 7H4.800V11zM3.5 17.500h13" />,
  glossary: (
    <path d="M3.5 15 7 5l3.5 10M4.7 11.800h4.600M16.5 9.300v5.700M16.5 12.200a2.4 2.6 0 1 1-4.8 0 2.4 2.6 0 1 1 4.8 0" />
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
  text: <path d="M3 15.5 7.2 5l4.2 10.500M4.4 12h5.600M17.3 15.500l-2.8-7-2.8 7M12.6 13.200h3.8" />,
  bookmark: <path d="M5.8 3.500h8.400v13L10 13.300l-4.2 3.200z" />,
  bookmarked: <path d="M5.8 3.500h8.400v13L10 13.300l-4.2 3.200z" fill="currentColor" />,
  hide: (
    <path d="M3 3l14 14M8.3 5a7.6 7.6 0 0 1 1.7-.2c4.4 0 7 5.2 7 5.200a12 12 0 0 1-2 2.700M12 12.200A3 3 0 0 1 7.8 8M5.6 6.600A12 12 0 0 0 3 10s2.6 5.2 7 5.200a7 7 0 0 0 3-.7" />
  ),
  show: (
    <>
      <path d="M3 10s2.6-5.2 7-5.200S17 10 17 10s-2.6 5.2-7 5.200S3 10 3 10z" />
      <circle cx="10" cy="10" r="2.4" />
    </>
  ),
  aloud: (
    <path d="M3.5 8v4h2.700l3.8 3.200V4.800L6.2 8zM12.8 7.300a3.8 3.8 0 0 1 0 5.400M15 5.200a6.8 6.8 0 0 1 0 9.6" />
  ),
  stop: <rect x="5.5" y="5.5" width="9" height="9" rx="1" fill="currentColor" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  print: <path d="M6 8V3.500h8V8M6 14H3.500V8h13v6H14M6 11.500h8v5H6z" />,
  copy: <path d="M7.5 7.500V3.500h9v9h-4M3.5 7.500h9v9h-9z" />,
  external: <path d="M11.5 3.500h5v5M16.5 3.5 9.5 10.500M14 11.500v5H3.500V6h5" />,
  keys: <path d="M2.5 5.500h15v9h-15zM5.5 8.500h.1M8.5 8.500h.1M11.5 8.500h.1M14.5 8.500h.1M6.5 11.800h7" />,
  check: <path d="m4.5 10.5 3.6 3.6 7.4-8" />,
  remove: <path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10.500h7.400L14.5 6M8.3 9v4.500M11.7 9v4.5" />,
  save: <path d="M10 3.500v9M6.5 9.2 10 12.700l3.5-3.500M3.5 13.500v3h13v-3" />,
  bring: <path d="M10 12.700v-9M6.5 7 10 3.5 13.5 7M3.5 13.500v3h13v-3" />,
  sentence: <path d="M3.5 5.500h13M3.5 10h9M3.5 14.500h6M14.5 12l2.5 2.5-2.5 2.5" />,
  warning: <path d="M10 3.2 17.6 16.400H2.400zM10 8.200v3.600M10 14v.1" />,
  lost: (
    <path d="M2.6 8.200a10.6 10.6 0 0 1 14.8 0M5.4 11.200a6.6 6.6 0 0 1 9.2 0M10 15v.1M3.5 3.500l13 13" />
  ),
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
      <path d="M8 3.300a7 7 0 0 0 0 13.400z" />
      <path d="M12 2.300a8 8 0 0 1 0 15.400z" fill="currentColor" stroke="none" />
    </>
  ),
} satisfies Record<string, JSX.Element>

export type IconName = keyof typeof shapes

/** Decoration beside words; never the only sign. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  )
}
