import { createCompiler } from './compiler.ts'
import type { CompileServices, Deck, LectureSources } from './types.ts'

/** Source texts -> deck, once; see `createCompiler`. Rejects only on a programmer's mistake. */
export function compile(sources: LectureSources, services: CompileServices = {}): Promise<Deck> {
  return createCompiler().compile(sources, services)
}
