import type { ElementContent } from 'hast'
import type { Cluster } from './scope.ts'

/**
 * What stands in HTML where a citation's mark comes later, so that new marks need no new slides. No text of
 * an author contains NUL, which `sourceText` takes out, and in no attribute does a mark ever stand.
 */
export function markPlaces(clusters: readonly Cluster[]): { get(cluster: Cluster): ElementContent[] } {
  const places = new Map(clusters.map((cluster, index) => [cluster, `\0${index}\0`]))
  return { get: (cluster) => [{ type: 'text', value: places.get(cluster) ?? '' }] }
}

// oxlint-disable-next-line no-control-regex -- the one character that cannot be an author's
const place = /\0(\d+)\0/g

/** HTML with its marks; each is sanitised HTML, at the index of its cluster in the file. */
export function fillMarks(html: string, marks: readonly string[]): string {
  return html.includes('\0') ? html.replace(place, (_, index: string) => marks[Number(index)] ?? '') : html
}
