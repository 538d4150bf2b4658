import { findCase, series, type Results } from './results.ts'
import { median, ratio } from './stats.ts'

/** What Lectern means to be, held against what was found. */
export interface Verdict {
  aim: string
  /** In words. */
  found: string
  /** Null when it could not be measured. */
  isMet: boolean | null
}

/** One frame of a display of 60 Hz, milliseconds. */
const FRAME = 1000 / 60
/** What still counts as flat: so many times as much. */
const FLAT = 1.25
/** Length of the lecture at which peers are compared for their first slide. */
const LONG = 500
/** And the longest one, in which time and memory are still to be flat. */
const LONGEST = 2000
const NOT_MEASURED = 'not measured'

export function verdicts(results: Results): Verdict[] {
  return [
    compileAim(results),
    firstSlideAim(results),
    stepAim(results),
    flatAim(results, 'The first slide', 'first-slide', 'first'),
    flatAim(results, 'The heap', 'memory', 'heap'),
    pdfAim(results),
    pdfFlatAim(results),
    searchAim(results),
  ]
}

function compileAim({ cases }: Results): Verdict {
  const ratios = cases
    .filter(({ tool }) => tool === 'Marp')
    .flatMap(({ slides, ...marp }) => {
      const own = findCase(cases, 'Lectern', slides)
      const times = own && ratio(series(marp, 'compile', 'all'), series(own, 'compile', 'all'))
      return times === undefined ? [] : [{ slides, times }]
    })
  return {
    aim: 'Markdown to HTML at least as fast as marp-core',
    found: listed(ratios.map(({ slides, times }) => `${times.toFixed(2)}× as fast with ${slides} slides`)),
    isMet: ratios.length === 0 ? null : ratios.every(({ times }) => times >= 1),
  }
}

function firstSlideAim({ cases, tools }: Results): Verdict {
  const own = findCase(cases, 'Lectern', LONG)
  const ratios = cases
    .filter(({ tool, slides }) => slides === LONG && tool !== 'Lectern' && tool !== 'empty page')
    .flatMap((peer) => {
      const times = own && ratio(series(peer, 'first-slide', 'first'), series(own, 'first-slide', 'first'))
      return times === undefined ? [] : [{ tool: peer.tool, times }]
    })
  const peers = peersOf(tools, 'first-slide')
  return {
    aim: `First slide of ${LONG} at least 5 times sooner than every peer’s`,
    found: listed(ratios.map(({ tool, times }) => `${times.toFixed(1)}× sooner than ${tool}`)),
    isMet:
      ratios.length < peers.length || ratios.length === 0 ? null : ratios.every(({ times }) => times >= 5),
  }
}

/** All that take part in this measure but Lectern and the empty page. */
function peersOf(tools: Results['tools'], measure: string): Results['tools'] {
  return tools.filter(
    ({ name, measures }) =>
      name !== 'Lectern' && name !== 'empty page' && measures?.includes(measure) !== false,
  )
}

function pdfAim({ cases, tools }: Results): Verdict {
  const own = findCase(cases, 'Lectern', LONG)
  const ratios = peersOf(tools, 'pdf').flatMap(({ name }) => {
    const peer = findCase(cases, name, LONG)
    const times = own && peer && ratio(series(own, 'pdf', 'time'), series(peer, 'pdf', 'time'))
    return times === undefined ? [] : [{ name, times }]
  })
  const complete = ['outline', 'tags'].every((key) =>
    own ? series(own, 'pdf', key).every((share) => share === undefined || share === 1) : false,
  )
  return {
    aim: `${LONG} slides as a PDF in no more time than the fastest peer, each heading in outline and tags`,
    found: listed([
      ...ratios.map(({ name, times }) => `${times.toFixed(2)}× the time of ${name}`),
      ...(ratios.length > 0 && !complete ? ['headings are missing'] : []),
    ]),
    isMet: ratios.length === 0 ? null : complete && ratios.every(({ times }) => times <= 1),
  }
}

function pdfFlatAim({ cases }: Results): Verdict {
  const [long, longest] = [LONG, LONGEST].map((slides) => findCase(cases, 'Lectern', slides))
  const times = long && longest && ratio(series(longest, 'pdf', 'each'), series(long, 'pdf', 'each'))
  return {
    aim: `Time of a PDF per slide flat from ${LONG} to ${LONGEST} slides (at most ${FLAT}×)`,
    found: times === undefined ? NOT_MEASURED : `${times.toFixed(2)}×`,
    isMet: times === undefined ? null : times <= FLAT,
  }
}

function stepAim({ cases }: Results): Verdict {
  const found = cases.flatMap((one) => {
    const values = series(one, 'steps', 'changed95').filter((value) => value !== undefined)
    return one.tool === 'Lectern' && values.length > 0 ? [{ slides: one.slides, time: median(values) }] : []
  })
  return {
    aim: 'A step within one frame (16.7 ms) at p95, at any length',
    found: listed(found.map(({ slides, time }) => `${time.toFixed(1)} ms with ${slides} slides`)),
    isMet: found.length === 0 ? null : found.every(({ time }) => time <= FRAME),
  }
}

/** Milliseconds in which a search is to answer, and the length of lecture for which it counts. */
const SEARCH = 20
const SEARCHED = 2000

function searchAim({ cases }: Results): Verdict {
  const own = findCase(cases, 'Lectern', SEARCHED)
  const values = (own ? series(own, 'search', 'p95') : []).filter((value) => value !== undefined)
  const time = values.length === 0 ? undefined : median(values)
  return {
    aim: `A search of ${SEARCHED.toLocaleString('en')} slides within ${SEARCH} ms at p95`,
    found: time === undefined ? NOT_MEASURED : `${time.toFixed(1)} ms`,
    isMet: time === undefined ? null : time <= SEARCH,
  }
}

/** Between the shortest and the longest lecture up to 2,000 slides. */
function flatAim({ cases }: Results, what: string, measure: string, key: string): Verdict {
  const own = cases.filter(
    (one) => one.tool === 'Lectern' && one.slides <= LONGEST && series(one, measure, key).length > 0,
  )
  const sorted = own.toSorted((a, b) => a.slides - b.slides)
  const [short, long] = [sorted[0], sorted.at(-1)]
  const times =
    short && long && short !== long
      ? ratio(series(long, measure, key), series(short, measure, key))
      : undefined
  return {
    aim: `${what} flat from 50 to 2,000 slides (at most ${FLAT}×)`,
    found:
      times === undefined
        ? NOT_MEASURED
        : `${times.toFixed(2)}× from ${short?.slides} to ${long?.slides} slides`,
    isMet: times === undefined ? null : times <= FLAT,
  }
}

function listed(parts: string[]): string {
  return parts.length === 0 ? NOT_MEASURED : parts.join('; ')
}
