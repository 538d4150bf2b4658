declare module 'vitest' {
  interface TaskMeta {
    /** Why a test was skipped; `npm test` lists it at its end. */
    skipped?: string
  }
}

/**
 * Options of a test, or of a `describe`, that not every machine can run. Vitest itself would skip in silence.
 * @param otherwise why it is skipped where it cannot be run, as the end of a sentence
 */
export function onlyWhere(itCan: boolean, otherwise: string) {
  return itCan ? {} : { skip: true, meta: { skipped: otherwise } }
}

export const onLinux = onlyWhere(
  process.platform === 'linux',
  'Linux alone tells what it needs to know of processes or fonts',
)
export const notOnWindows = onlyWhere(
  process.platform !== 'win32',
  'Windows has no such links, pipes or permissions',
)
