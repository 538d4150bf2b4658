import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDrawingCache } from '../../main/app/drawing-cache.ts'
import { temporaryFolder } from './temporary-folder.ts'

const key = (letter: string) => letter.repeat(64)

describe('drawings of earlier days', () => {
  test('LA14 are there again, under their key, for another program', async () => {
    const folder = await temporaryFolder()
    await createDrawingCache(folder).keep(key('a'), '<svg>β</svg>')
    const later = createDrawingCache(folder)
    expect(await later.read(key('a'))).toBe('<svg>β</svg>')
    expect(await later.read(key('b'))).toBe(null)
    expect(await readdir(join(folder, 'diagrams'))).toEqual([`${key('a')}.svg`])
  })

  test('LA15 a cache that cannot be used, or that there is none of, costs nothing', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'diagrams'), 'a file in its place')
    for (const cache of [createDrawingCache(folder), createDrawingCache(undefined)]) {
      await expect(cache.keep(key('a'), '<svg/>')).resolves.toBeUndefined()
      await expect(cache.read(key('a'))).resolves.toBe(null)
    }
  })

  test('LA16 a file that is larger than any drawing is not read', async () => {
    const folder = await temporaryFolder({ [`diagrams/${key('c')}.svg`]: 'x'.repeat(1_000_000) })
    expect(await createDrawingCache(folder).read(key('c'))).toBe(null)
  })
})
