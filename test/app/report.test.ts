import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../core/deck/types.ts'
import { helpFor } from '../../core/deck/help.ts'
import { formatDiagnostics } from '../../main/app/report.ts'
import { one } from './one-diagnostic.ts'

const plain = (diagnostics: Diagnostic[], folder = 'talk') =>
  formatDiagnostics(diagnostics, { folder, colour: false })

describe('diagnostics as text', () => {
  it('AP50 each stands on one line with its hint below, and the count closes', () => {
    expect(plain([one({ hint: 'did you mean @basbaum1984?' })])).toBe(
      'talk/slides/01-a.md:12:3 error citation-unknown no reference is called "basbaum"\n' +
        '    did you mean @basbaum1984?\n' +
        `    help: ${helpFor('citation-unknown')}\n` +
        '1 error\n',
    )
  })

  it('AP50 the first of each kind says where it is explained', () => {
    const text = plain([
      one(),
      one({ line: 13 }),
      one({ code: 'link-unknown' }),
      one({ code: 'notes-orphan', severity: 'warning' }),
    ])
    expect(text.match(/help: \S+/g)).toEqual([
      `help: ${helpFor('citation-unknown')}`,
      `help: ${helpFor('link-unknown')}`,
      `help: ${helpFor('notes-orphan')}`,
    ])
  })

  it('AP50 they are ordered by file, line and column', () => {
    const text = plain([
      one({ file: 'speaker-notes/01-a.md', line: 1, column: 1 }),
      one({ line: 12, column: 9 }),
      one({ line: 2, column: 1 }),
      one({ line: 12, column: 3 }),
      one({ file: '' }),
    ])
    expect(text.split('\n').flatMap((line) => line.split(' ')[0] || [])).toEqual([
      'talk:12:3',
      'talk/slides/01-a.md:2:1',
      'talk/slides/01-a.md:12:3',
      'talk/slides/01-a.md:12:9',
      'talk/speaker-notes/01-a.md:1:1',
      '5',
    ])
  })

  it.each<[Diagnostic['severity'][], string]>([
    [[], 'No problems found.'],
    [['warning'], '1 warning'],
    [['warning', 'error', 'error', 'warning', 'warning'], '2 errors, 3 warnings'],
    [['info', 'info'], '2 notes'],
  ])(
    'AP51 the last line says how many there are of each severity: %j closes with %s',
    (severities, summary) => {
      const text = plain(severities.map((severity) => one({ severity })))
      expect(text.endsWith(`${summary}\n`)).toBe(true)
    },
  )

  it('AP52 colours are there only when asked for', () => {
    expect(plain([one()])).not.toContain('\u001B')
    expect(formatDiagnostics([one()], { folder: '.', colour: true })).toContain('\u001B[31merror\u001B[0m')
  })

  it('AP52 nothing in a lecture can command the terminal or break the line', () => {
    const text = plain([
      one({ reason: 'x\u001B[2J\u0007\r\ny\u202Ez', hint: 'a\u009Bb\nc', file: 'slides/\u001B]0;x.md' }),
    ])
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202E/u)
    expect(text.trimEnd().split('\n')).toHaveLength(4)
  })

  it('AP50 a path is printed as it can be opened from here', () => {
    expect(plain([one()], '.')).toMatch(/^slides\/01-a\.md:12:3 /)
    expect(plain([one()], '/lectures/pain')).toMatch(/^\/lectures\/pain\/slides\/01-a\.md:12:3 /)
    expect(plain([one({ file: '' })], '.')).toMatch(/^\.:12:3 /)
  })
})
