import type { Action, Pointer, Stroke } from '../core/session/types.ts'

/** A picture of one of the windows of a lecture. */
export interface Shot {
  name: string
  /** Id of a slide of the bundled lecture. */
  slide: string
  /** 0-based. */
  step: number
  window: 'audience' | 'presenter'
  appearance?: 'light' | 'dark'
  /** What the lecturer does there before the picture is taken, and is undone after it. */
  actions?: Action[]
  /** A key that opens something over the desk; Escape closes it again. */
  key?: string
  /** Label of a radio button to choose there. */
  choose?: string
  /** Where a hand is. */
  pointer?: Pointer
  /** What shows that all this has arrived. */
  until?: string
}

/** Over the diagram of `hpa-axis`. */
export const INK: Stroke[] = [
  {
    id: 'shot-1',
    tool: 'highlighter',
    colour: 'yellow',
    width: 30,
    step: 0,
    points: [88, 96, 330, 94, 610, 97],
  },
  {
    id: 'shot-2',
    tool: 'pen',
    colour: 'red',
    width: 5,
    step: 0,
    points: [
      520, 262, 610, 246, 720, 254, 772, 300, 764, 372, 700, 412, 600, 418, 530, 398, 500, 340, 508, 286, 560,
      250,
    ],
  },
  {
    id: 'shot-3',
    tool: 'pen',
    colour: 'blue',
    width: 5,
    step: 0,
    points: [700, 560, 760, 588, 820, 540, 900, 582, 980, 530, 940, 528, 980, 530, 975, 562],
  },
]

const drawn = (slide: string): Action[] => INK.map((stroke) => ({ type: 'stroke', slide, stroke }))

export const SHOTS: Shot[] = [
  { name: 'audience-title', slide: 'title', step: 0, window: 'audience' },
  { name: 'audience-diagram', slide: 'hpa-axis', step: 2, window: 'audience' },
  { name: 'audience-diagram-dark', slide: 'hpa-axis', step: 3, window: 'audience', appearance: 'dark' },
  { name: 'audience-comparison', slide: 'pet-sign', step: 0, window: 'audience' },
  { name: 'presenter-diagram', slide: 'hpa-axis', step: 2, window: 'presenter' },
  {
    name: 'audience-ink',
    slide: 'hpa-axis',
    step: 2,
    window: 'audience',
    actions: drawn('hpa-axis'),
    until: '.ink [data-stroke=shot-3]',
  },
  {
    name: 'presenter-ink',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    actions: [...drawn('hpa-axis'), { type: 'tool', tool: 'pen', colour: 'blue' }],
    until: '.ink [data-stroke=shot-3]',
  },
  {
    name: 'audience-spotlight',
    slide: 'hpa-axis',
    step: 2,
    window: 'audience',
    actions: [{ type: 'tool', tool: 'spotlight' }],
    pointer: { kind: 'spotlight', slide: 'hpa-axis', x: 640, y: 340 },
    until: '.spotlight-ring',
  },
  {
    name: 'presenter-zoom',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    actions: [{ type: 'zoom', zoom: { x: 640, y: 330, scale: 2.2 } }],
    until: '.zoom-frame',
  },
  {
    name: 'audience-source',
    slide: 'pag-naloxone',
    step: 1,
    window: 'audience',
    actions: [{ type: 'source', key: 'akil1976' }],
    until: '.source-card',
  },
  {
    name: 'presenter-overview',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'o',
    until: '.card[data-slide="hpa-axis"] figure.diagram svg',
  },
  {
    name: 'presenter-replan',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'x',
    until: '.replan-list',
  },
  {
    name: 'presenter-goto',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'g',
    until: '.goto-list li',
  },
  {
    name: 'presenter-follow',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'a',
    until: '.follow-code svg',
  },
  {
    name: 'presenter-export',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'Shift+X',
    choose: 'Slides (PDF)',
    until: '[role=img][aria-label="Preview: slides"][aria-busy=false]',
  },
  {
    name: 'presenter-export-handout',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'Shift+X',
    choose: 'Handout (PDF)',
    until: '[role=img][aria-label="Preview: a page of the handout"][aria-busy=false]',
  },
  {
    name: 'presenter-one-display',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'v',
    until: 'iframe.slides-over-notes',
  },
  { name: 'presenter-dark', slide: 'pag-naloxone', step: 1, window: 'presenter', appearance: 'dark' },
]
