import { join } from 'node:path'
import { versionOf } from '../peer-versions.ts'
import { PDF_LIMIT, runNode } from '../processes.ts'
import type { Tool } from '../tool.ts'
import { reveal } from './reveal.ts'

/**
 * Prints decks of others: here reveal.js’s, which it shows slide by slide.
 * @param place where its packages are installed, and reveal.js’s
 */
export function decktape(place: string): Tool {
  const deck = reveal(place)
  return {
    ...deck,
    name: 'decktape',
    version: versionOf('decktape', 'decktape'),
    how: '`decktape reveal`, with the deck of reveal.js',
    measures: ['pdf'],
    async pdf(folder, out, browser) {
      const cli = join(place, 'node_modules', 'decktape', 'decktape.js')
      const { url, close } = await deck.open(folder)
      try {
        await runNode([cli, 'reveal', '--size', '1280x720', '--chrome-path', browser, url, out], folder, {
          limit: PDF_LIMIT,
        })
      } finally {
        await close()
      }
    },
  }
}
