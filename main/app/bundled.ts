import { basename, dirname, join } from 'node:path'

/** How the program runs. Paths are absolute. */
export type Installation =
  | { kind: 'packaged'; resourcesPath: string }
  /** From the repository; `entry` is the script that was started, below `main` or `out/main`. */
  | { kind: 'repository'; entry: string }

/** The folder of the lecture that comes with the program; in the repository that is its root. */
export function bundledLecture(installation: Installation): string {
  if (installation.kind === 'packaged') return join(installation.resourcesPath, 'lecture')
  let folder = dirname(installation.entry)
  while (basename(folder) !== 'main' && dirname(folder) !== folder) folder = dirname(folder)
  const parent = dirname(folder)
  return basename(parent) === 'out' ? dirname(parent) : parent
}
