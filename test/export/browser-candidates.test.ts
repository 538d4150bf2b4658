import { describe, expect, it } from 'vitest'
import { browserCandidates } from '../../main/app/browser/candidates.ts'

const linux = {
  platform: 'linux',
  env: { PATH: '/usr/bin:/opt/bin:relative' },
  playwright: '/pw/chrome',
} as const

describe('where a browser is looked for', () => {
  it('EX1 a browser named by LECTERN_CHROMIUM is the only one that is tried', () => {
    expect(browserCandidates({ ...linux, env: { ...linux.env, LECTERN_CHROMIUM: '/my/chrome' } })).toEqual([
      { source: 'LECTERN_CHROMIUM', path: '/my/chrome' },
    ])
  })

  it('EX1 an empty LECTERN_CHROMIUM names nothing', () => {
    const [first] = browserCandidates({ ...linux, env: { ...linux.env, LECTERN_CHROMIUM: '' } })
    expect(first?.source).toBe('playwright')
  })

  it("EX2 Playwright's own Chromium comes before installed browsers, and Chrome before Edge", () => {
    const candidates = browserCandidates(linux)
    expect(candidates[0]).toEqual({ source: 'playwright', path: '/pw/chrome' })
    const paths = candidates.map((candidate) => candidate.path)
    expect(paths.indexOf('/usr/bin/google-chrome')).toBeGreaterThan(0)
    expect(paths.indexOf('/usr/bin/google-chrome')).toBeLessThan(paths.indexOf('/usr/bin/microsoft-edge'))
    expect(paths).toContain('/opt/bin/chromium')
  })

  it('EX2 every path is tried once, and relative folders of PATH never', () => {
    const env = { PATH: '/usr/bin:/usr/bin:.:relative' }
    const paths = browserCandidates({ ...linux, env }).map((candidate) => candidate.path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.every((path) => path.startsWith('/'))).toBe(true)
  })

  it('EX2 a Mac is searched for applications, of the machine and of the user', () => {
    const paths = browserCandidates({
      platform: 'darwin',
      env: { HOME: '/Users/ada', PATH: '/usr/bin' },
      playwright: undefined,
    }).map((candidate) => candidate.path)
    expect(paths).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(paths).toContain('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium')
  })

  it('EX2 Windows is searched for programs, with Edge as what is always there', () => {
    const paths = browserCandidates({
      platform: 'win32',
      env: { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)', PATH: 'C:\\Windows' },
      playwright: undefined,
    }).map((candidate) => candidate.path)
    expect(paths).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe')
  })
})
