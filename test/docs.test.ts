import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../scripts/build.ts'
import { rules } from '../scripts/spec.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

describe('what the docs say of the project itself', () => {
  test('RM26 every test that the docs name by its id exists', () => {
    const known = new Set(rules().map(({ id }) => id))
    const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'))
    const named = new Map(pages.map((name) => [name, read(`docs/${name}`).match(/\b[A-Z]{2}\d+\b/g) ?? []]))
    for (const [name, least] of Object.entries({
      'security.md': 90,
      'reliability.md': 40,
      'architecture.md': 20,
    }))
      expect([name, (named.get(name)?.length ?? 0) > least]).toEqual([name, true])
    const strange = [...named].flatMap(([name, ids]) =>
      ids.map((id) => `${name}: ${id}`).filter((at) => !known.has(at.split(': ')[1] ?? '')),
    )
    expect(strange).toEqual([])
  })

  test('RM28 the tree in docs/architecture.md has the rooms and what lies beside them, and no folder that is gone', () => {
    const [, tree = ''] = read('docs/architecture.md').split(/^```(?:text)?$/m)
    // At the beginning of a line; two may share one.
    const drawn = tree
      .split('\n')
      .flatMap((line) => /^(?:[\w-]+\/(?: +|$))+/.exec(line)?.[0].trim().split(/ +/) ?? [])
      .map((name) => name.slice(0, -1))
    const rooms = ['core', 'main', 'renderer', 'test', 'scripts']
    const beside = ['slides', 'speaker-notes', 'examples', 'docs', 'build']
    expect(drawn.toSorted()).toEqual([...rooms, ...beside].toSorted())
    expect(drawn.filter((name) => !existsSync(join(ROOT, name)))).toEqual([])
  })
})
