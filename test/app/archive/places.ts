import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** Empty folders for the tests of a file, new ones for each; absolute. */
export function archivePlaces() {
  const places = { root: '', cache: '', archive: '' }
  beforeEach(async () => {
    places.root = await mkdtemp(join(tmpdir(), 'lectern-archive-'))
    places.cache = join(places.root, 'cache', 'archives')
    places.archive = join(places.root, 'talk.lectern')
  })
  afterEach(async () => {
    await rm(places.root, { recursive: true, force: true })
  })
  return places
}
