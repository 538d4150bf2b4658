import { describe, expect, test } from 'vitest'
import {
  playwrightTotals,
  skipReasons,
  totalsLine,
  unitSkipReasons,
  vitestTotals,
} from '../../scripts/test-totals.ts'
import { onlyWhere } from '../support/only-where.ts'

const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 }

describe('the closing line of a test run', () => {
  test('CL70 it counts passed, failed and skipped', () => {
    const totals = vitestTotals({
      ...vitest,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }],
    })
    expect(totalsLine(totals)).toBe('3 passed, 1 failed, 2 skipped')
  })

  test('CL71 a test file that does not load counts as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(vitestTotals({ ...vitest, numFailedTests: 0, testResults }).failed).toBe(1)
  })

  test('CL72 a test that passed only at a second try, and a run that broke, count as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
    expect(playwrightTotals({ stats, errors: [{}], suites: [] })).toEqual({
      passed: 5,
      failed: 3,
      skipped: 2,
    })
  })

  test('CL73 skipped end-to-end tests say why', () => {
    const spec = (title: string, status: string, description?: string) => ({
      title,
      tests: [{ status, annotations: description === undefined ? [] : [{ type: 'skip', description }] }],
    })
    const specs = [spec('windows', 'skipped', 'Electron is not installed'), spec('EE1', 'expected')]
    expect(skipReasons([{ specs: [], suites: [{ specs }] }])).toEqual(['windows: Electron is not installed'])
  })

  test('CL164 skipped unit tests say why, or that nobody says it', () => {
    const assertionResults = [
      { status: 'skipped', title: 'nothing is wrong', meta: { skipped: 'qpdf is not installed' } },
      { status: 'passed', title: 'all is well', meta: {} },
      { status: 'skipped', title: 'later' },
    ]
    expect(unitSkipReasons({ testResults: [{ status: 'passed', assertionResults }] })).toEqual([
      'nothing is wrong: qpdf is not installed',
      'later: no reason given',
    ])
  })

  test('CL165 what cannot be tried on a machine is skipped with the reason, and what can is not', () => {
    expect(onlyWhere(false, 'qpdf is not installed')).toEqual({
      skip: true,
      meta: { skipped: 'qpdf is not installed' },
    })
    expect(onlyWhere(true, 'qpdf is not installed')).toEqual({})
  })
})
