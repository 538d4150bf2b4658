import { expect, test } from 'vitest'
import type { DiagnosticCode } from '../../../core/deck/types.ts'
import { compileLecture, found, type TestLecture } from './lecture.ts'

const slides = (text: string): TestLecture => ({ slides: `## Alpha {#alpha}\n\n${text}\n` })

const mistypes: [kind: string, DiagnosticCode, TestLecture, place: string, hint: string][] = [
  ['a reference', 'citation-unknown', slides('See [@basbuam1984].'), '3:6', 'Did you mean @basbaum1984?'],
  ['a slide', 'link-unknown', slides('See [x](#alhpa).'), '3:5', 'Did you mean #alpha?'],
  [
    'the slide of notes',
    'notes-orphan',
    { ...slides(''), notes: '## {#alhpa}\n\nx\n' },
    '1:5',
    'Did you mean #alpha?',
  ],
  [
    'a picture',
    'image-missing',
    { ...slides('![a](media/brian.png)'), files: ['media/brain.png'] },
    '3:1',
    'Did you mean media/brain.png?',
  ],
  [
    'a diagram',
    'diagram-missing',
    {
      ...slides('```mermaid {src=diagrams/lop.mmd}\n```'),
      diagrams: { 'diagrams/loop.mmd': 'flowchart LR' },
    },
    '3:1',
    'Did you mean diagrams/loop.mmd?',
  ],
  ['a command of LaTeX', 'math-invalid', slides('So $\\farc{1}{2}$'), '3:5', 'Did you mean \\frac?'],
  ['an attribute', 'attribute-invalid', { slides: '## A {#a minuets=2}\n' }, '1:10', 'Did you mean minutes?'],
  [
    'a grade',
    'attribute-invalid',
    { slides: '## A {#a grade=establishd}\n' },
    '1:10',
    'Did you mean established?',
  ],
  [
    'a class',
    'attribute-invalid',
    { slides: '## A {#a .two-colums}\n' },
    '1:10',
    'Did you mean .two-columns?',
  ],
  [
    'a key of lecture.yaml',
    'config-invalid',
    { config: 'title: x\ndurration: 3\n' },
    '2:1',
    'Did you mean duration?',
  ],
  [
    'a value of lecture.yaml',
    'config-invalid',
    { config: 'title: x\nappearance: drak\n' },
    '2:1',
    'Did you mean dark?',
  ],
  [
    'a citation style',
    'config-invalid',
    { config: 'title: x\ncsl: vancuver\n' },
    '2:1',
    'Did you mean vancouver?',
  ],
]

test.each(mistypes)(
  'DK103 whatever name is mistyped, the hint at its place gives the nearest valid one: %s',
  async (_, code, lecture, place, hint) => {
    const all = found(await compileLecture(lecture), code)
    expect(all.map((one) => [/:(\d+:\d+) /.exec(one)?.[1], one.split(' | ')[1]])).toEqual([[place, hint]])
  },
)
