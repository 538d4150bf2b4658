import { PAGE_HOST, SCHEME } from './addresses.ts'

/**
 * Whether a document is one of our pages, as far as it can tell by itself; main decides again, by exact
 * origin. The development server's address is not known here, only that it is on this machine.
 */
export function isPageOfOurs(location: { protocol: string; host: string; hostname: string }): boolean {
  if (location.protocol === `${SCHEME}:`) return location.host === PAGE_HOST
  return location.protocol === 'http:' && location.hostname === 'localhost'
}
