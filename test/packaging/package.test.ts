import { existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { describe, expect, test } from 'vitest'
import config from '../../electron-builder.config.ts'
import { exportFiles } from '../../core/export/wish.ts'
import { checksums } from '../../scripts/checksums.ts'
import { archiveProblems, budgetProblems, resourceProblems } from '../../scripts/package-content.ts'
import {
  archiveFiles,
  folderHash,
  fusesOf,
  integrityOf,
  packFolder,
  resourceFiles,
} from '../../scripts/packing.ts'
import { releaseConfig } from '../../scripts/release-config.ts'
import { stubElectron } from '../../scripts/stub-electron.ts'
import { temporaryFolder } from '../app/temporary-folder.ts'
import { notOnWindows } from '../support/only-where.ts'

const ROOT = resolve(import.meta.dirname, '../..')

describe('PK4 the built program can be packed, and what comes out is what is meant', () => {
  test('content, weight, fuses, and the same twice', { timeout: 120_000 }, async () => {
    const folder = await temporaryFolder()
    const electron = await stubElectron(join(folder, 'electron'), '45.4.1')
    const before = await fusesOf(join(electron, 'electron'))
    const packed = await packFolder(electron, join(folder, 'first'))
    const archived = archiveFiles(join(packed.resources, 'app.asar'))
    const beside = await resourceFiles(packed.resources)
    expect(archiveProblems(archived, ROOT)).toEqual([])
    expect(resourceProblems(beside, ROOT)).toEqual([])
    expect(budgetProblems([...archived, ...beside])).toEqual([])
    const fuses = await fusesOf(packed.fuses)
    expect(fuses).toEqual(config.electronFuses)
    // They were not so before, or this could not fail.
    expect(before).not.toEqual(fuses)
    const manifest = archived.find(({ path }) => path === 'package.json')
    expect(JSON.parse(Buffer.from(manifest?.bytes ?? '').toString())).toMatchObject({
      main: 'out/main/electron.js',
    })
    const again = await packFolder(electron, join(folder, 'second'))
    expect(await folderHash(again.folder)).toBe(await folderHash(packed.folder))
  })

  // Windows makes no links without rights that tests have not.
  test(
    'for macOS its fuses and the hash that it checks by',
    { timeout: 120_000, ...notOnWindows },
    async () => {
      const folder = await temporaryFolder()
      const electron = await stubElectron(join(folder, 'electron'), '45.4.1', 'mac')
      const packed = await packFolder(electron, join(folder, 'packed'), 'mac')
      expect(await fusesOf(packed.fuses)).toEqual(config.electronFuses)
      const { told, real } = await integrityOf(packed)
      expect(told).toMatch(/^[\da-f]{64}$/)
      expect(told).toBe(real)
    },
  )

  test('the files of a release have checksums that can be checked', async () => {
    const folder = await temporaryFolder({ 'b.zip': 'two', 'a.dmg': 'one' })
    const path = await checksums([join(folder, 'b.zip'), join(folder, 'a.dmg')])
    expect(await readFile(path, 'utf8')).toBe(
      [
        '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  a.dmg',
        '3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  b.zip',
        '',
      ].join('\n'),
    )
    await writeFile(join(folder, 'a.dmg'), 'other')
    expect(await readFile(await checksums([join(folder, 'a.dmg')]), 'utf8')).not.toContain('7692c3ad')
  })
})

describe('PK5 installers for every system, for both kinds of processors', () => {
  const targets = (of: 'linux' | 'mac' | 'win') =>
    [config[of]?.target]
      .flat()
      .map((each) => (typeof each === 'object' && each ? each : { target: each, arch: [] }))

  test.each([
    ['linux', ['AppImage', 'deb', 'tar.gz']],
    ['win', ['nsis', 'zip']],
    ['mac', ['dmg', 'zip']],
  ] as const)('%s: %j', (system, names) => {
    expect(targets(system).map(({ target }) => target)).toEqual(names)
    for (const { arch } of targets(system)) expect(arch).toEqual(['x64', 'arm64'])
  })

  test('a packed lecture belongs to it, with its own type and picture', () => {
    const [association] = [config.fileAssociations].flat()
    expect(association).toMatchObject({
      ext: exportFiles.archive.ending,
      mimeType: 'application/x-lectern',
      icon: 'document',
    })
  })

  test('desktop entry and metainfo name the same program, type and licence', () => {
    const metainfo = readFileSync(join(ROOT, 'build/app.lectern.desktop.metainfo.xml'), 'utf8')
    const of = (tag: string) => new RegExp(`<${tag}[^>]*>([^<]+)</${tag}>`).exec(metainfo)?.[1]
    expect(of('id')).toBe(config.appId)
    expect(of('launchable')).toBe(config.extraMetadata?.['desktopName'])
    expect(of('binary')).toBe(config.linux?.executableName)
    expect(of('mediatype')).toBe('application/x-lectern')
    expect(of('project_license')).toBe('MIT')
    expect(of('category')).toBe(config.linux?.category)
    expect(metainfo).not.toMatch(/https?:/)
  })

  test('it looks for no updates, and publishes nothing by itself', () => {
    expect(config.publish).toBe(null)
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies?: object
    }
    expect(dependencies).toBeUndefined()
  })
})

describe('PK15 what makes the installers accepts what is said to it', () => {
  test('the configuration keeps to its schema, and one that does not is refused', async () => {
    const log = { isEnabled: false } as never
    await expect(validateConfiguration(structuredClone(config), log)).resolves.toBeUndefined()
    const wrong = { ...structuredClone(config), telemetry: true } as never
    await expect(validateConfiguration(wrong, log)).rejects.toThrow('telemetry')
  })

  test('window and desktop entry are one program: both names come from the same place', () => {
    expect(config.extraMetadata?.['desktopName']).toBe(`${config.linux?.executableName}.desktop`)
    // Written by hand it would have to be kept equal to the class of the windows, which Electron derives from that name.
    expect(config.linux?.desktop?.entry?.StartupWMClass).toBeUndefined()
  })

  test('no file for an updater is made, and an installer carries one program', () => {
    expect(config.nsis).toMatchObject({ buildUniversalInstaller: false, differentialPackage: false })
    expect(config.dmg).toMatchObject({ writeUpdateInfo: false })
  })
})

describe('PK16 a release says what only the machine knows that makes it', () => {
  test('on macOS the broken signature is made anew, elsewhere there is none', () => {
    const on = (system: NodeJS.Platform) => releaseConfig(config, {}, system).electronFuses
    expect(on('darwin')).toEqual({ ...config.electronFuses, resetAdHocDarwinSignature: true })
    expect(on('linux')).toEqual({ ...config.electronFuses, resetAdHocDarwinSignature: false })
  })

  test('its homepage, where there is one', () => {
    const told = (env: Record<string, string>) => releaseConfig(config, env, 'linux').extraMetadata
    expect(told({ LECTERN_HOMEPAGE: 'https://example.org/lectern' })).toEqual({
      ...config.extraMetadata,
      homepage: 'https://example.org/lectern',
    })
    expect(told({})).toEqual(config.extraMetadata)
  })
})

describe('PK6 the icons are there in every form and size', () => {
  const bytes = (name: string) => readFileSync(join(ROOT, 'build', name))

  test.each([16, 24, 32, 48, 64, 128, 256, 512, 1024])('a PNG of %i pixels', (size) => {
    const png = bytes(`icons/${size}x${size}.png`)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    // With transparency, or the corners would be white on a dark dock.
    expect(png.readUInt8(25)).toBe(6)
  })

  test.each(['icon.ico', 'document.ico'])('%s for Windows', (name) => {
    const file = bytes(name)
    const count = file.readUInt16LE(4)
    const sizes = Array.from({ length: count }, (_, index) => file.readUInt8(6 + 16 * index) || 256)
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
    for (let index = 0; index < count; index += 1) {
      const offset = file.readUInt32LE(6 + 16 * index + 12)
      expect(file.subarray(offset + 1, offset + 4).toString()).toBe('PNG')
    }
  })

  test.each(['icon.icns', 'document.icns'])('%s for macOS', (name) => {
    const file = bytes(name)
    expect([file.subarray(0, 4).toString(), file.readUInt32BE(4)]).toEqual(['icns', file.length])
    const types: string[] = []
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
      types.push(file.subarray(at, at + 4).toString())
    for (const type of ['ic07', 'ic08', 'ic09', 'ic10', 'ic11', 'ic12', 'ic13', 'ic14'])
      expect(types).toContain(type)
  })

  test('drawn by us: their drawings are in the repository', () => {
    for (const name of ['icon.svg', 'document.svg']) expect(existsSync(join(ROOT, 'build', name))).toBe(true)
  })
})
