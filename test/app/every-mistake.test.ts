import { describe, expect, it } from 'vitest'
import { diagnosticCodes } from '../../core/deck/help.ts'
import { checkLecture } from '../../main/app/check.ts'
import { reportDiagnostics } from '../../main/app/export/report-diagnostics.ts'
import { apart, brokenSlides, mistakePlaces, writeEveryMistake } from '../support/every-mistake.ts'
import { temporaryFolder } from './temporary-folder.ts'

const codesOf = (diagnostics: { code: string }[]) => new Set(diagnostics.map(({ code }) => code))

describe('a lecture with one of every mistake', { timeout: 60_000 }, () => {
  it('AP61 opens, and each mistake is named at its place', async () => {
    const folder = await temporaryFolder()
    await writeEveryMistake(folder)
    const { deck, diagnostics } = await checkLecture(folder)
    for (const [code, place] of Object.entries(mistakePlaces)) {
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
    expect(codesOf([...none.diagnostics, ...laidOut])).toEqual(new Set(apart))
    expect([...codesOf([...diagnostics, ...none.diagnostics, ...laidOut])].sort()).toEqual(
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
})
