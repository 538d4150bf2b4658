import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { reportOf } from '../../main/app/check-report.ts'
import { exportArchive } from '../../main/app/export/archive.ts'
import { createLecture } from '../../main/app/new-lecture.ts'
import { temporaryFolder } from './temporary-folder.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('EL114 what is wrong with a lecture is told in numbers, of its folder and of its archive', () => {
  test.each(['Pain', 'Sleep: "why"?', "Schmerz & Lust – it's"])(
    'a new one titled %s has no mistake',
    async (title) => {
      const { folder } = await createLecture(join(await temporaryFolder(), 'new'), { title })
      const faultless = { title, errors: 0, warnings: 0, diagnostics: [] }
      expect(await reportOf(folder)).toEqual(faultless)
      const file = `${folder}.lectern`
      await exportArchive({ folder, out: file })
      vi.stubEnv('LECTERN_CACHE', `${folder}-cache`)
      expect(await reportOf(file)).toEqual(faultless)
    },
  )

  test('errors and warnings are counted apart', async () => {
    const folder = await temporaryFolder({
      'slides/01-one.md': '# One {#one}\n\n## Two {#two}\n\n[@nobody1999]\n\n![](missing.png)\n',
    })
    const { errors, warnings, diagnostics } = await reportOf(folder)
    expect(errors).toBeGreaterThan(0)
    expect(errors + warnings).toBeLessThanOrEqual(diagnostics.length)
    expect(errors).toBe(diagnostics.filter(({ severity }) => severity === 'error').length)
    expect(diagnostics.map(({ code }) => code)).toContain('citation-unknown')
  })

  test('what is no lecture is none', async () => {
    await expect(reportOf(await temporaryFolder())).rejects.toMatchObject({ code: 'not-a-lecture' })
  })
})
