import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

describe('the diagrams and figures of the bundled lecture', () => {
  const diagrams = readdirSync(join(root, 'slides/diagrams')).map((name) => ({
    name,
    source: readFileSync(join(root, 'slides/diagrams', name), 'utf8'),
  }))

  it('LE51 a kind has the same shape and colour in every diagram', () => {
    const shapes: Record<string, string> = {
      region: '[]',
      peptide: '([])',
      receptor: '{{}}',
      effect: '()',
      drug: '[//]',
      process: '[[]]',
    }
    const odd = diagrams.flatMap(({ name, source }) =>
      Array.from(
        source.replace(/^ *subgraph.*/gm, '').matchAll(/\w([[({/]+)"([^"]+)"([\])}/]+)(?::::(\w+))?/g),
      )
        .filter(([, open, , close, kind]) => `${open}${close}` !== shapes[kind ?? ''])
        .map(([node]) => `${name}: ${node}`),
    )
    expect(odd).toEqual([])
  })

  it('LE52 the legend shows every kind, in the first diagram of all', () => {
    const first = /src=(\S+\.mmd)/.exec(readFileSync(join(root, 'slides/01-endorphins.md'), 'utf8'))?.[1]
    expect(first).toBe('diagrams/kinds.mmd')
    const legend = diagrams.find(({ name }) => name === 'kinds.mmd')?.source
    for (const kind of ['region', 'peptide', 'receptor', 'effect', 'drug', 'process'])
      expect(legend).toContain(`:::${kind}`)
  })

  it('LE53 every figure brings the letters it is written with', () => {
    const media = readdirSync(join(root, 'slides/media'))
    expect(media.length).toBeGreaterThanOrEqual(5)
    expect(
      media.flatMap((name) =>
        foreignLetters(join(root, 'slides/media', name)).map((letter) => `${name}: ${letter}`),
      ),
    ).toEqual([])
  })
})

/** Letters of a figure that no `unicode-range` of its own font names. */
function foreignLetters(file: string): string[] {
  const svg = readFileSync(file, 'utf8')
  const own = new Set(
    Array.from(svg.matchAll(/unicode-range:([^}]+)/g), ([, range]) => range ?? '')
      .join(',')
      .split(',')
      .map((point) => String.fromCodePoint(Number.parseInt(point.replace('U+', ''), 16))),
  )
  const written = Array.from(svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g), ([, text]) => text ?? '')
  const letters = new Set(written.join('').replace(/<[^>]+>/g, ''))
  return [...letters].filter((letter) => !own.has(letter))
}
