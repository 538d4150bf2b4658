import { describe, expect, it } from 'vitest'
import { diagnosticCodes, helpFor } from '../../core/deck/help.ts'
import { machineReport } from '../../main/app/machine-report.ts'
import { one } from './one-diagnostic.ts'

const options = { folder: '/talks/my talk', directory: '/talks', version: '1.2.3' }
describe('a report for other programs', () => {
  it('AP58 JSON has every diagnostic with where it is explained', () => {
    expect(JSON.parse(machineReport('json', [one({ hint: 'h' })], options))).toEqual({
      folder: '/talks/my talk',
      diagnostics: [{ ...one({ hint: 'h' }), help: helpFor('citation-unknown') }],
    })
  })

  it('AP59 annotations of GitHub name file, line and column, one on a line', () => {
    const text = machineReport(
      'github',
      [
        one({ hint: 'Did you mean @b?' }),
        one({ severity: 'info', reason: 'x' }),
        one({ severity: 'warning' }),
      ],
      options,
    )
    const lines = text.split('\n')
    expect(lines[0]).toBe(
      '::error file=my talk/slides/01-a.md,line=12,col=3,title=citation-unknown::' +
        `no reference is called "basbaum"%0ADid you mean @b?%0A${helpFor('citation-unknown')}`,
    )
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['::error', '::notice', '::warning'])
  })

  it('AP59 nothing in a lecture can make a command of its own', () => {
    const text = machineReport(
      'github',
      [one({ file: 'slides/a,b:c%\n.md', reason: '100 %\r\n::warning::x' })],
      options,
    )
    expect(text).toContain('file=my talk/slides/a%2Cb%3Ac%25%0A.md,line=12')
    expect(text).toContain('::100 %25%0D%0A::warning::x')
    expect(text.split('\n')).toHaveLength(1)
  })

  it('AP60 SARIF 2.1.0 lists every code as a rule, and each result points at its rule and place', () => {
    const log = JSON.parse(
      machineReport('sarif', [one(), one({ code: 'yaml-invalid', severity: 'info' })], options),
    )
    expect(log.version).toBe('2.1.0')
    const [run] = log.runs
    const { rules, version } = run.tool.driver
    expect(version).toBe('1.2.3')
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(diagnosticCodes)
    for (const { id, help } of rules) expect(help.text).toBe(`See ${helpFor(id)}`)
    expect(run.results).toHaveLength(2)
    for (const result of run.results) expect(rules[result.ruleIndex].id).toBe(result.ruleId)
    expect(run.results[0]).toMatchObject({
      level: 'error',
      message: { text: 'no reference is called "basbaum"' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'my%20talk/slides/01-a.md' },
            region: { startLine: 12, startColumn: 3 },
          },
        },
      ],
    })
    expect(run.results[1].level).toBe('note')
  })

  it('AP60 a lecture elsewhere is named by its absolute address', () => {
    const elsewhere = { ...options, directory: '/home/me' }
    expect(machineReport('github', [one()], elsewhere)).toContain('file=/talks/my talk/slides/01-a.md,')
    const log = JSON.parse(machineReport('sarif', [one({ file: '' })], elsewhere))
    const { artifactLocation } = log.runs[0].results[0].locations[0].physicalLocation
    expect(artifactLocation.uri).toBe('file:///talks/my%20talk')
  })
})
