import { expect, test } from 'vitest'
import { cumulativeParts, firstAppearances } from '../../renderer/shared/diagram-parts.ts'

test('ST1 each part of a diagram holds all that came before its pause', () => {
  const parts = cumulativeParts('flowchart LR\n  A --> B\n  %% pause\n  B --> C\n')
  expect(parts).toEqual(['flowchart LR\n  A --> B', 'flowchart LR\n  A --> B\n  B --> C\n'])
})

test('ST1 a diagram without a pause is one part', () => {
  expect(cumulativeParts('flowchart LR\n  A --> B')).toEqual(['flowchart LR\n  A --> B'])
})

test('ST1 other comments and front matter are in no part, Windows line ends are line ends', () => {
  const source = '---\r\ntitle: x\r\n---\r\nflowchart LR\r\n%% a remark\r\nA --> B\r\n  %%pause  \r\nB --> C'
  expect(cumulativeParts(source)).toEqual(['flowchart LR\nA --> B', 'flowchart LR\nA --> B\nB --> C'])
})

test('ST2 a subgraph still open at a pause is closed for that part', () => {
  const source = 'flowchart LR\nsubgraph P [one]\nsubgraph Q\nA\n%% pause\nend\nB\n%% pause\nend\nC'
  const [first, second, third] = cumulativeParts(source)
  expect(first).toBe('flowchart LR\nsubgraph P [one]\nsubgraph Q\nA\nend\nend')
  expect(second).toBe('flowchart LR\nsubgraph P [one]\nsubgraph Q\nA\nend\nB\nend')
  expect(third).toBe('flowchart LR\nsubgraph P [one]\nsubgraph Q\nA\nend\nB\nend\nC')
})

test('ST2 a composite state still open at a pause is closed for that part', () => {
  const state = 'stateDiagram-v2\nstate A {\nb --> c\n%% pause\nc --> d\n}\n%% pause\nA --> E'
  expect(cumulativeParts(state)[0]).toBe('stateDiagram-v2\nstate A {\nb --> c\n}')
  expect(cumulativeParts(state)[1]).toBe('stateDiagram-v2\nstate A {\nb --> c\nc --> d\n}')
})

test('ST2 words of a description neither open nor close a subgraph', () => {
  const source = 'flowchart LR\naccDescr {\nsubgraph of\nthe cord\n}\nA\n%% pause\nB'
  expect(cumulativeParts(source)[0]).toBe('flowchart LR\naccDescr {\nsubgraph of\nthe cord\n}\nA')
})

test('ST3 a piece belongs to the first part that names it', () => {
  const first = firstAppearances([['node A'], ['node A', 'node B', 'edge 1']])
  expect(Object.fromEntries(first)).toEqual({ 'node A': 0, 'node B': 1, 'edge 1': 1 })
})

test('ST3 what stands in a part that cannot be read appears with the next one that can', () => {
  const first = firstAppearances([undefined, ['node A'], ['node A', 'node B']])
  expect(Object.fromEntries(first)).toEqual({ 'node A': 1, 'node B': 2 })
})
