import { fileURLToPath } from 'node:url'

/**
 * Where the built pages are: `LECTERN_PAGES` for a build of one's own, else what `npm run build` made.
 * `npm test` builds first.
 */
export const PAGES =
  process.env['LECTERN_PAGES'] ?? fileURLToPath(new URL('../../out/renderer', import.meta.url))

/** The absolute path of a lecture below test/fixtures. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))
}
