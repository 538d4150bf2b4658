import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const ROOT = resolve(import.meta.dirname, '../..')

interface Workflow {
  permissions: Record<string, string>
  jobs: Record<
    string,
    {
      permissions?: Record<string, string>
      'timeout-minutes': number
      strategy?: { matrix: { os?: string[]; include?: { os: string; system: string }[] } }
      steps: {
        uses?: string
        run?: string
        if?: string
        'continue-on-error'?: boolean
        with?: Record<string, unknown>
      }[]
    }
  >
}

const read = (name: string) =>
  parse(readFileSync(join(ROOT, '.github/workflows', `${name}.yml`), 'utf8')) as Workflow
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

describe('PK9 what runs elsewhere is written down as strictly', () => {
  test.each(['ci', 'release'])(
    '%s: nothing but what GitHub itself offers, with the least of rights',
    (name) => {
      const { permissions, jobs } = read(name)
      expect(permissions).toEqual({ contents: 'read' })
      const steps = Object.values(jobs).flatMap((job) => job.steps)
      const foreign = steps.flatMap(({ uses = 'actions/none@v1' }) =>
        /^actions\/[\w-]+@v\d+$/.test(uses) ? [] : [uses],
      )
      expect(foreign).toEqual([])
      const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
      expect(checkouts.every((step) => step.with?.['persist-credentials'] === false)).toBe(true)
      expect(Object.values(jobs).every((job) => job['timeout-minutes'] <= 60)).toBe(true)
    },
  )

  test.each(['ci', 'release'])('%s: every script that is run exists', (name) => {
    const runs = Object.values(read(name).jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []))
    const named = runs.flatMap((run) =>
      Array.from(run.matchAll(/\bnpm run ([\w:-]+)/g), ([, script = '']) => script),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([])
  })

  test('real windows are driven on all three systems, where Electron’s binary is', () => {
    const job = read('ci').jobs['test']
    expect(job?.strategy?.matrix.os).toEqual(['ubuntu-latest', 'windows-latest', 'macos-latest'])
    const runs = job?.steps.map(({ run }) => run ?? '') ?? []
    expect(runs).toContain('npx install-electron')
    expect(runs.filter((run) => run.includes('test:desktop'))).toHaveLength(2)
    expect(scripts['test:desktop']).toContain('test/electron/real')
  })

  test('Linux has Poppler and qpdf before the tests run, so that those that read our PDFs with them do', () => {
    const steps = read('ci').jobs['test']?.steps ?? []
    const at = steps.findIndex(({ run }) => run?.includes('apt-get install'))
    expect(steps[at]?.run?.split('install ')[1]?.split(' ')).toEqual(
      expect.arrayContaining(['-y', 'poppler-utils', 'qpdf']),
    )
    expect(steps[at]?.if).toBe("runner.os == 'Linux'")
    expect(at).toBeLessThan(steps.findIndex(({ run }) => run === 'npm test'))
  })

  test('what nothing uses fails the build, and what is known against a dependency is told without failing it', () => {
    const steps = read('ci').jobs['sweep']?.steps ?? []
    const step = (start: string) => steps.filter(({ run }) => run?.startsWith(start))
    expect(step('npm run sweep')).toEqual([{ run: 'npm run sweep' }])
    expect(step('npm audit')).toEqual([
      expect.objectContaining({ run: 'npm audit --omit=optional', 'continue-on-error': true }),
    ])
    const forgiven = Object.values(read('ci').jobs).flatMap((job) =>
      job.steps.filter((each) => each['continue-on-error'] !== undefined),
    )
    expect(forgiven).toHaveLength(1)
  })

  test('what CONTRIBUTING.md says that CI runs, it runs: each part of `npm run verify`, and what is named beside it', () => {
    const runs = Object.values(read('ci').jobs).flatMap((job) => job.steps.flatMap(({ run = '' }) => run))
    const ran = (script: string) =>
      runs.some((run) => new RegExp(`\\bnpm (?:run )?${script}(?![\\w:-])`).test(run))
    const parts = (scripts['verify'] ?? '').split(' && ').map((part) => part.replace('npm run ', ''))
    const row =
      /^\| `npm run verify` \|.*$/m.exec(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'))?.[0] ?? ''
    const beside = Array.from(row.split('beside')[1]?.matchAll(/`([\w:-]+)`/g) ?? [], ([, name = '']) => name)
    expect([parts.length, beside.length]).toEqual([4, 3])
    expect([...parts, ...beside].filter((script) => !ran(script))).toEqual([])
  })

  test('a release is built for all three, and published with checksums, by the one job that may write', () => {
    const { jobs } = read('release')
    expect(jobs['build']?.strategy?.matrix.include?.map(({ system }) => system)).toEqual([
      'linux',
      'win',
      'mac',
    ])
    expect(jobs['publish']?.permissions).toEqual({ contents: 'write' })
    expect(Object.values(jobs).filter((job) => job.permissions !== undefined)).toHaveLength(1)
    expect(jobs['publish']?.steps.some(({ run }) => run?.includes('sha256sum'))).toBe(true)
  })
})
