import type { Compiler } from '../../core/deck/compiler.ts'

/** Compiles elsewhere than in this thread, or here; one lecture, again and again. */
export interface LectureCompiler extends Pick<Compiler, 'compile'> {
  /** Ends what compiles; nothing is asked of it afterwards. */
  close?(): Promise<void>
}

/** A compiler in this thread. What reads Markdown takes long to load, and is loaded at the first compilation. */
export function compilerHere(): LectureCompiler {
  let loaded: Promise<Compiler> | undefined
  return {
    async compile(sources, services) {
      loaded ??= import('../../core/deck/compiler.ts').then(({ createCompiler }) => createCompiler())
      return await (await loaded).compile(sources, services)
    },
  }
}
