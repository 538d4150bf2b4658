import type { LectureSources } from '../../../core/deck/types.ts'
import type { AttackFiles } from './lectures.ts'

/** What the loader would find in a folder with these files. */
export function sourcesOf(files: AttackFiles): LectureSources {
  const all = Object.entries(files).map(([path, text]) => ({ path, text }))
  const within = (start: string, end: string) =>
    all.filter(({ path }) => path.startsWith(start) && path.endsWith(end))
  return {
    config: all.find(({ path }) => path === 'slides/lecture.yaml'),
    slides: within('slides/', '.md'),
    notes: within('speaker-notes/', '.md'),
    diagrams: within('slides/', '.mmd'),
    references: all.find(({ path }) => path === 'slides/references.json'),
    files: all.map(({ path }) => path).filter((path) => path.startsWith('slides/')),
    diagnostics: [],
  }
}
