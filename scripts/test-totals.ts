export interface Totals {
  passed: number
  failed: number
  skipped: number
}

export const NONE: Totals = { passed: 0, failed: 0, skipped: 0 }

export function add(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** The closing line of a test run. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** The part of Vitest's JSON report that counts. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    status: string
    assertionResults: { status: string; title?: string; meta?: { skipped?: string } }[]
  }[]
}

/** A file that does not even load has no failed test of its own and counts as one. */
export function vitestTotals(report: VitestReport): Totals {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Why unit tests were skipped, a line each; `test/support/only-where.ts` gives the reasons. */
export function unitSkipReasons({ testResults }: Pick<VitestReport, 'testResults'>): string[] {
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'skipped' || status === 'pending')
      .map(({ title = 'a test without a title', meta }) => `${title}: ${meta?.skipped ?? 'no reason given'}`),
  )
}

/** The part of Playwright's JSON report that counts. */
export interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
  suites: PlaywrightSuite[]
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs: {
    title: string
    tests: { status: string; annotations: { type: string; description?: string }[] }[]
  }[]
}

/** A test that passed only at a second try has failed; so has a run that broke outside of any test. */
export function playwrightTotals({ stats, errors }: PlaywrightReport): Totals {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}

/** Why end-to-end tests were skipped, a line each. */
export function skipReasons(suites: PlaywrightSuite[]): string[] {
  return suites.flatMap((suite) => [
    ...suite.specs.flatMap(({ title, tests }) =>
      tests
        .filter(({ status }) => status === 'skipped')
        .map(({ annotations }) => {
          const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
          return `${title}: ${reason ?? 'no reason given'}`
        }),
    ),
    ...skipReasons(suite.suites ?? []),
  ])
}
