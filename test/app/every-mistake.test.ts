import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { diagnosticCodes } from '../../core/deck/help.ts'
import { checkLecture } from '../../main/app/check.ts'
import { reportDiagnostics } from '../../main/app/export/report-diagnostics.ts'
import { machineReport } from '../../main/app/machine-report.ts'
import { formatDiagnostics } from '../../main/app/report.ts'
import { apart, brokenSlides, checkedPlaces, writeEveryMistake } from '../support/every-mistake.ts'
import { unsaved } from '../../main/app/unsaved.ts'
import { temporaryFolder } from './temporary-folder.ts'

interface SarifLog {
  runs: { tool: { driver: { rules: { help: { text: string } }[] } }; results: { ruleIndex: number }[] }[]
}

const codesOf = (diagnostics: { code: string }[]) => new Set(diagnostics.map(({ code }) => code))

describe('a lecture with one of every mistake', { timeout: 60_000 }, () => {
  it('AP61 opens, and each mistake is named at its place', async () => {
    const folder = await temporaryFolder()
    await writeEveryMistake(folder)
    const { deck, diagnostics } = await checkLecture(folder)
    for (const [code, place] of Object.entries(checkedPlaces)) {
      const places = diagnostics.filter((found) => found.code === code)
      expect(places.map(({ file, line }) => `${code} ${file}:${line}`)).toContain(`${code} ${place}`)
    }
    expect(deck.slides.at(-1)?.id).toBe('fine')
    for (const id of brokenSlides) {
      const slide = deck.slides.find((one) => one.id === id)
      expect(slide?.html).toMatch(new RegExp(`class="broken" data-code="${id}"`))
    }
  })

  it('AP61 every code there is has been seen', async () => {
    const folder = await temporaryFolder()
    await writeEveryMistake(folder)
    const { deck, diagnostics } = await checkLecture(folder)
    const none = await checkLecture(await temporaryFolder({ 'slides/01.md': '\n' }))
    const laidOut = reportDiagnostics(deck, {
      deckRevision: 1,
      pages: [],
      diagramErrors: [],
      overflows: [{ slide: 'fine', x: 0, y: 40 }],
      missingLetters: [{ slide: 'fine', letters: '\u{10abcd}' }],
    })
    // What can only go wrong while the lecture is given.
    const running = [unsaved(new Error('the disk is gone'))]
    expect(codesOf([...none.diagnostics, ...laidOut])).toEqual(new Set(apart))
    expect([...codesOf([...diagnostics, ...none.diagnostics, ...laidOut, ...running])].sort()).toEqual(
      [...diagnosticCodes].sort(),
    )
  })

  it('AP61 every error and warning says what is wrong in words, without names of the machine', async () => {
    const folder = await temporaryFolder()
    await writeEveryMistake(folder)
    for (const { reason, hint = '', line, column } of (await checkLecture(folder)).diagnostics) {
      expect(reason.length).toBeGreaterThan(10)
      expect(`${reason} ${hint}`).not.toContain(folder)
      expect(line).toBeGreaterThan(0)
      expect(column).toBeGreaterThan(0)
    }
  })

  it('AP63 every kind of report says where each mistake is explained, under a heading that is there', async () => {
    const folder = await temporaryFolder()
    await writeEveryMistake(folder)
    const { diagnostics } = await checkLecture(folder)
    const headings = await readFile(new URL('../../docs/problems.md', import.meta.url), 'utf8')
    const options = { folder, directory: folder, version: '1.0.0' }
    const text = formatDiagnostics(diagnostics, { folder, colour: false })
    const json = JSON.parse(machineReport('json', diagnostics, options)) as {
      diagnostics: { help: string }[]
    }
    const lines = machineReport('github', diagnostics, options).split('\n')
    const [run] = (JSON.parse(machineReport('sarif', diagnostics, options)) as SarifLog).runs
    expect([json.diagnostics.length, lines.length, run?.results.length]).toEqual(
      Array(3).fill(diagnostics.length),
    )
    diagnostics.forEach(({ code }, at) => {
      const anchor = `docs/problems.md#${code}`
      expect(headings).toContain(`\n## ${code}\n`)
      expect(text).toContain(`help: ${anchor}\n`)
      expect(json.diagnostics[at]?.help).toBe(anchor)
      expect(lines[at]?.endsWith(`%0A${anchor}`)).toBe(true)
      expect(run?.tool.driver.rules[run.results[at]?.ruleIndex ?? -1]?.help.text).toBe(`See ${anchor}`)
    })
  })
})
