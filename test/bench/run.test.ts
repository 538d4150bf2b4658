import type { Browser } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { syntheticSlides } from '../support/synthetic.ts'
import type { Measure } from './measures/measure.ts'
import { PEERS } from './peer-versions.ts'
import { run, type Plan } from './run.ts'
import type { Tool } from './tool.ts'

const slides = syntheticSlides({ slides: 3, diagrams: 'none' })
const browser = {} as Browser

function tool(name: string): Tool {
  return {
    name,
    version: '1',
    how: 'not at all',
    shown: 'h1',
    movesItself: true,
    write: async () => {},
    open: async () => ({ url: 'about:blank', close: async () => {} }),
  }
}

/** Takes what it is given, tool by tool, and remembers whose turn it was. */
function measure(turns: string[], take: (name: string) => Record<string, number> | null): Measure {
  return {
    id: 'one',
    title: 'One thing',
    about: 'Nothing.',
    columns: [{ key: 'value', name: 'value', unit: 'time' }],
    async take(subject) {
      turns.push(subject.tool.name)
      return take(subject.tool.name)
    },
  }
}

function plan(more: Partial<Plan> & Pick<Plan, 'measures'>): Plan {
  const cases = ['A', 'B', 'C'].map((name) => ({ tool: tool(name), slides }))
  return { rounds: 2, presses: 1, budget: 60_000, cases, browser, say: () => {}, ...more }
}

describe('a run of the benchmark', () => {
  it('BE7 all tools take turns in every round, and what each round found is kept', async () => {
    const turns: string[] = []
    const found = await run(plan({ measures: [measure(turns, () => ({ value: turns.length }))] }))
    expect(turns.join('')).toBe('ABCCBA')
    expect(found.cases.map(({ found: { one } }) => one)).toEqual([
      [{ value: 1 }, { value: 6 }],
      [{ value: 2 }, { value: 5 }],
      [{ value: 3 }, { value: 4 }],
    ])
    expect(found.left).toEqual([])
  })

  it('BE8 of a tool that fails the report says why; it is not tried again, and the others are measured', async () => {
    const turns: string[] = []
    const take = (name: string) => {
      if (name === 'B') throw new Error('\u001b[31mno\u001b[39m such\n\nfile\nand more')
      return { value: 1 }
    }
    const found = await run(plan({ measures: [measure(turns, take)] }))
    expect(turns.join('')).toBe('ABCCA')
    expect(found.left).toEqual([{ what: 'B with 3 slides', why: 'One thing: no such file' }])
    expect(found.cases.map(({ found: { one } }) => one?.length ?? 0)).toEqual([2, 0, 2])
  })

  it('BE31 a tool that names its measures takes part in those alone', async () => {
    const turns: string[] = []
    const cases = [
      { tool: { ...tool('A'), measures: ['another'] }, slides },
      { tool: { ...tool('B'), measures: ['one'] }, slides },
    ]
    const found = await run(plan({ cases, measures: [measure(turns, () => ({ value: 1 }))] }))
    expect(turns.join('')).toBe('BB')
    expect(found.left).toEqual([])
  })

  it('BE8 a tool is left out once its time is over', async () => {
    const turns: string[] = []
    const found = await run(plan({ budget: -1, measures: [measure(turns, () => ({ value: 1 }))] }))
    expect(turns).toEqual([])
    expect(found.left).toHaveLength(3)
    expect(found.left[0]?.why).toContain('its time was over after 0 of 2 rounds')
  })

  it('BE15 a run that is ended early leaves what the rounds before have found', async () => {
    const rounds: number[] = []
    const afterRound = async (found: { rounds: number }) => void rounds.push(found.rounds)
    const found = await run(plan({ rounds: 3, afterRound, measures: [measure([], () => ({ value: 1 }))] }))
    expect(rounds).toEqual([1, 2])
    expect(found.rounds).toBe(3)
  })

  it('BE9 peers are installed at exact versions', () => {
    const versions = Object.values(PEERS).flatMap(({ dependencies, overrides = {} }) => [
      ...Object.values(dependencies),
      ...Object.values(overrides),
    ])
    expect(versions.length).toBeGreaterThan(0)
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  })
})
