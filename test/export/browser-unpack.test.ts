import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { unpackChromium } from '../../main/app/browser/unpack.ts'
import { LecternError } from '../../main/app/errors.ts'
import { onlyWhere } from '../support/only-where.ts'

/** Stands in for the package: same exports, same use of TMPDIR, a few bytes in place of 200 MB. */
const INFLATE = `
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
export async function inflate(archive) {
  const name = basename(archive).replace(/\\.(tar\\.)?br$/, '')
  if (name === 'broken') throw new Error('unexpected end of file')
  if (name === 'chromium') return writeFile(join(tmpdir(), name), 'browser ' + VERSION)
  await mkdir(join(tmpdir(), name), { recursive: true })
}
`

let root: string
let temp: string

async function fakePackage(version: string, inflate = INFLATE): Promise<string> {
  const folder = join(root, `package-${version}`)
  await mkdir(join(folder, 'build'), { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version, type: 'module' }))
  const entry = join(folder, 'build', 'index.js')
  await writeFile(entry, inflate.replaceAll('VERSION', JSON.stringify(version)))
  return entry
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lectern-unpack-'))
  temp = join(root, 'tmp')
  await mkdir(temp)
  vi.stubEnv('TMPDIR', temp)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(root, { recursive: true, force: true })
})

const madeForIt = onlyWhere(process.platform === 'linux', 'npm has a browser for Linux alone')
describe('the browser from npm', madeForIt, () => {
  it('EX4 what another version left behind is not used', async () => {
    const older = await unpackChromium(await fakePackage('1.0.0'))
    const newer = await unpackChromium(await fakePackage('2.0.0'))
    expect(await readFile(older.executablePath, 'utf8')).toBe('browser 1.0.0')
    expect(await readFile(newer.executablePath, 'utf8')).toBe('browser 2.0.0')
  })

  it('EX4 two at once end in one whole folder and leave nothing beside it', async () => {
    const entry = await fakePackage('1.0.0')
    const [one, other] = await Promise.all([unpackChromium(entry), unpackChromium(entry)])
    expect(one).toEqual(other)
    expect(await readFile(one.executablePath, 'utf8')).toBe('browser 1.0.0')
    expect(await readdir(temp)).toHaveLength(1)
  })

  it('EX4 an unpacking that fails leaves nothing that looks like a browser', async () => {
    const entry = await fakePackage('1.0.0', INFLATE.replace("'broken'", "'fonts'"))
    const failure = await unpackChromium(entry).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(LecternError)
    expect(failure).toMatchObject({ code: 'browser-failed' })
    expect(await readdir(temp)).toEqual([])
  })

  it('EX4 a folder that others may write to is refused', async () => {
    const entry = await fakePackage('1.0.0')
    await unpackChromium(entry)
    const [name] = await readdir(temp)
    await chmod(join(temp, name ?? ''), 0o777)
    await expect(unpackChromium(entry)).rejects.toMatchObject({ code: 'browser-failed' })
  })

  it('EX4 the fonts it brings are found where they were unpacked', async () => {
    const { fonts } = await unpackChromium(await fakePackage('1.0.0'))
    expect(await readFile(join(fonts, 'fonts.conf'), 'utf8')).toContain(`<dir>${fonts}</dir>`)
  })
})
