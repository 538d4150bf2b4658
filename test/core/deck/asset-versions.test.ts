import { describe, expect, it } from 'vitest'
import { changedAssets, withAssetVersions } from '../../../core/deck/asset-versions.ts'
import { compileLecture } from './lecture.ts'

const slides =
  '# A {#a}\n\n![One](media/one.png)\n\n![Two](media/t%20w%20o.png) and `src="/deck/slides/media/one.png"`\n'
const lecture = () => compileLecture({ slides, files: ['media/one.png', 'media/t w o.png'] })

describe('a picture that is exchanged', () => {
  it('DK71 gets another address, the others keep theirs', async () => {
    const deck = await lecture()
    const versions = changedAssets(
      { 'slides/media/one.png': 'a', 'slides/media/t w o.png': 'b' },
      { 'slides/media/one.png': 'a', 'slides/media/t w o.png': 'c' },
    )
    const html = withAssetVersions(deck, versions).slides[0]?.html
    expect(html).toContain('src="/deck/slides/media/one.png"')
    expect(html).toContain('src="/deck/slides/media/t%20w%20o.png?v=c"')
  })

  it('DK71 leaves text that looks like an address alone', async () => {
    const html = withAssetVersions(await lecture(), new Map([['slides/media/one.png', 'x']])).slides[0]?.html
    expect(html?.match(/\?v=x/g)).toHaveLength(1)
  })

  it('DK71 a lecture whose files stayed the same is the very same deck', async () => {
    const deck = await lecture()
    expect(withAssetVersions(deck, changedAssets({ a: '1' }, { a: '1' }))).toBe(deck)
  })
})
