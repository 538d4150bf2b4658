import { bundle } from './measures/bundle.ts'
import { compileTime } from './measures/compile.ts'
import { anotherWindow, firstSlide } from './measures/first-slide.ts'
import type { Measure } from './measures/measure.ts'
import { memory } from './measures/memory.ts'
import { pdf } from './measures/pdf.ts'
import { pdfKinds } from './measures/pdf-kinds.ts'
import { searching } from './measures/search.ts'
import { otherWindow, steps } from './measures/steps.ts'

/**
 * In the order in which they are taken of a tool: the tool starts with `firstSlide`, and `memory` looks at
 * what the steps have left.
 */
export const MEASURES: readonly Measure[] = [
  compileTime,
  firstSlide,
  steps,
  otherWindow,
  memory,
  anotherWindow,
  bundle,
  pdf,
  pdfKinds,
  searching,
]
