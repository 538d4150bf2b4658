import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readNotices } from '../../main/app/notices.ts'
import { bundledPackages, noticesText } from '../../scripts/notices.ts'

const ROOT = resolve(import.meta.dirname, '../..')

describe('PK1 the notices name everything that the build took in, as it is now', () => {
  const packages = bundledPackages(ROOT)

  test('THIRD-PARTY-NOTICES.txt is current (`npm run notices` writes it anew)', () => {
    expect(readFileSync(join(ROOT, 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toBe(noticesText(packages))
  })

  test('the build was looked at: libraries of main, of pages and of style sheets are there', () => {
    const names = packages.map(({ name }) => name)
    for (const name of ['citeproc', 'mermaid', 'preact', 'reveal.js', 'katex', 'shiki', '@fontsource/inter'])
      expect(names).toContain(name)
    expect(names).not.toContain('vitest')
    expect(names).not.toContain('playwright-core')
  })

  test('every licence goes together with the MIT licence of Lectern', () => {
    const allowed =
      /^\(?(?:MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|OFL-1\.1|0BSD|Unlicense|CC0-1\.0|BlueOak-1\.0\.0|Python-2\.0|\(MPL-2\.0 OR Apache-2\.0\)|\(MIT OR GPL-3\.0-or-later\)|CPAL-1\.0 OR AGPL-1\.0|\(?MIT OR CC0-1\.0\)?|\(MIT AND Zlib\))\)?$/
    expect(
      packages.filter(({ licence }) => !allowed.test(licence)).map(({ name, licence }) => [name, licence]),
    ).toEqual([
      // Its package names none; its licence file is the MIT licence.
      ['khroma', 'see its text'],
    ])
    expect(packages.find(({ name }) => name === 'khroma')?.text).toContain('Permission is hereby granted')
  })

  test('the about window reads them, and says where they should be when they are not', async () => {
    expect(await readNotices(ROOT)).toContain('citeproc')
    expect(await readNotices('/nowhere')).toBe(
      'The file THIRD-PARTY-NOTICES.txt is missing beside the program.',
    )
  })
})
