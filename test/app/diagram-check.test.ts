import { describe, expect, it } from 'vitest'
import { checkDiagram } from '../../main/app/diagram-check.ts'

/** The source without the marker `»`, and the marker's place. */
function marked(text: string): { source: string; line: number; column: number } {
  const at = text.indexOf('»')
  const before = text.slice(0, at).split('\n')
  return {
    source: text.replace('»', ''),
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  }
}

const WRONG: [name: string, text: string, reason: string][] = [
  ['a stray arrow in a flowchart', 'flowchart TD\n  A --> B\n  B -->»> C\n  C --> D', 'unexpected ">"'],
  [
    'a mistake after comments, description and pauses',
    `%% made for the second lecture
flowchart TD
  accTitle: Stress axis
  accDescr {
    The hypothalamus releases CRH.
    The pituitary answers.
  }

  A --> B
  %% pause
  B --> C
  %% pause
  B --> »--> C
  C --> D`,
    'unexpected "-->"',
  ],
  [
    'a mistake after front matter and a directive',
    `---
title: Axis
---
%% comment

%%{init: {"theme": "dark"}}%%
flowchart LR
  A --> B
  %% pause
  B -->»> C
`,
    'unexpected ">"',
  ],
  [
    'a label that is never closed',
    'flowchart TD\n  A --> B\n  %% pause\n  B --> C[»Nucleus accumbens\n  C --> D\n  D --> E\n',
    'not closed',
  ],
  ['a subgraph without end', 'flowchart TD\n  subgraph X\n  A --> B»\n\n', 'ends too early'],
  [
    'a subgraph without end, a pause last',
    'flowchart TD\n  subgraph X\n  A --> B»\n  %% pause\n',
    'ends too early',
  ],
  ['a message without arrow', 'sequenceDiagram\n  A->>B: hi\n  %% pause\n  A-B»\n  B->>A: yes', 'line ends'],
  ['half a transition', 'stateDiagram-v2\n  A --> B\n  %% pause\n  B -->»\n  C --> D', ''],
  ['a word for a number in a pie', 'pie title Shares\n  %% pause\n  "a" : 3\n  "b" : »x', 'unexpected "x"'],
  ['an unknown word in a git graph', 'gitGraph\n  commit\n  %% pause\n  »brnch x', 'unexpected "brnch"'],
  ['an unknown character in a quadrant', 'quadrantChart\n  x-axis a --> b\n  %% pause\n  »p: [0.1, x]', ''],
  ['an unknown kind', '%% comment\n\n»flowchrt TD\n  A --> B', 'no kind of diagram called "flowchrt"'],
  [
    'an entity relation without its end',
    'erDiagram\n  A ||--o{ B : x\n  %% pause\n  A ||-- »B',
    'unexpected "B"',
  ],
]

// What is loaded on demand takes seconds where the machine is busy.
describe('checking a diagram with Mermaid’s own parser', { timeout: 60_000 }, () => {
  it.each(WRONG)(
    'AP10 a mistake in a diagram is reported at the author’s own line and column: %s',
    async (_, text, reason) => {
      const { source, line, column } = marked(text)
      const problems = await checkDiagram(source)
      expect(problems).toEqual([{ line, column, reason: expect.stringContaining(reason) }])
    },
  )

  it.each(WRONG)('AP10 with Windows line ends, %s is reported at the same line', async (_, text) => {
    const { source, line } = marked(text)
    expect((await checkDiagram(source.replaceAll('\n', '\r\n'))).map((problem) => problem.line)).toEqual([
      line,
    ])
  })

  it('AP11 a diagram that can be read has no problems, pauses and all', async () => {
    const source = `%% comment
flowchart TD
  accTitle: Descending control
  accDescr: The PAG talks to the RVM.
  PAG["Periaqueductal grey (midbrain)"] --> RVM
  %% pause
  RVM -- "5-HT & opioids" --> DH{{Dorsal horn}}
  classDef focus fill:#eee
  class PAG focus
`
    expect(await checkDiagram(source)).toEqual([])
  })

  it.each([
    'sequenceDiagram\n  A->>B: <b>hi</b>',
    'classDiagram\n  class A {\n    +x\n  }\n  A <|-- B',
    'stateDiagram-v2\n  [*] --> A\n  %% pause\n  A --> [*]',
    'pie title Shares\n  "a" : 3',
    'mindmap\n  root((Pain))\n    relief',
    'timeline\n  title Opioids\n  1973 : receptor',
    'gantt\n  section a\n  task :a1, 2024-01-01, 3d',
    'erDiagram\n  A ||--o{ B : has',
    'gitGraph\n  commit',
  ])('AP11 every kind of diagram can be read: %s', async (source) => {
    expect(await checkDiagram(source)).toEqual([])
  })

  it('AP12 an empty diagram and one of comments alone are called empty', async () => {
    for (const source of ['', '\n \n', '%% pause\n%% pause'])
      expect(await checkDiagram(source)).toEqual([{ line: 1, column: 1, reason: 'the diagram is empty' }])
  })

  it('AP12 front matter that is no YAML is reported at its own line', async () => {
    const [problem] = await checkDiagram('---\nlook: classic\ntitle: [open\n---\nflowchart TD\n  A --> B')
    expect(problem?.line).toBeGreaterThanOrEqual(3)
    expect(problem?.line).toBeLessThanOrEqual(4)
    expect(problem?.reason).toContain('front matter')
  })
})
