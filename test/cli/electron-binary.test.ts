import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lastFailure, locateElectron, rememberFailure } from '../../main/app/electron-binary.ts'
import { installElectron, reasonIn } from '../../main/app/electron-install.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lectern-test-'))
})
afterEach(() => rm(root, { recursive: true }))

async function put(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, 'node_modules', 'electron', name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
}

const PACKAGE = { 'package.json': '{"name":"electron","version":"45.4.1"}' }
const BINARY = { 'dist/version': '45.4.1', 'path.txt': 'electron', 'dist/electron': '' }
const program = () => join(root, 'node_modules', 'electron', 'dist', 'electron')

describe('where Electron is', () => {
  test('CL20 without its package there is no Electron', () => {
    expect(locateElectron(root, {})).toBeNull()
  })

  test('CL21 the package alone has no program', async () => {
    await put(PACKAGE)
    expect(locateElectron(root, {})).toMatchObject({ version: '45.4.1', executable: null })
  })

  test('CL22 the program is found by the files of the package', async () => {
    await put({ ...PACKAGE, ...BINARY })
    expect(locateElectron(root, {})?.executable).toBe(program())
  })

  test.each([
    ['of another version', { 'dist/version': 'v44.0.0' }],
    ['without its version', { 'dist/version': '' }],
    ['without its path', { 'path.txt': '' }],
    ['whose program is gone', { 'path.txt': 'gone' }],
  ])('CL23 a binary %s does not count', async (_, change) => {
    await put({ ...PACKAGE, ...BINARY, ...change })
    expect(locateElectron(root, {})?.executable).toBeNull()
  })

  test('CL24 ELECTRON_OVERRIDE_DIST_PATH names another folder', async () => {
    await put({ ...PACKAGE, ...BINARY })
    const folder = join(root, 'elsewhere')
    await mkdir(folder)
    await writeFile(join(folder, 'electron'), '')
    const env = { ELECTRON_OVERRIDE_DIST_PATH: folder }
    expect(locateElectron(root, env)?.executable).toBe(join(folder, 'electron'))
  })

  test('CL25 a package that cannot be read is no Electron', async () => {
    await put({ 'package.json': '{"name":' })
    expect(locateElectron(root, {})).toBeNull()
  })
})

describe('fetching Electron', () => {
  const signal = new AbortController().signal
  const quiet = { onProgress: () => {}, signal }
  const electron = async (installer: string) => {
    await put({ ...PACKAGE, 'install.js': installer })
    return {
      version: '45.4.1',
      installer: join(root, 'node_modules', 'electron', 'install.js'),
      executable: null,
    }
  }

  test('CL26 an installer that ends well gives no reason', async () => {
    expect(await installElectron(await electron('process.exit(0)'), quiet)).toBeNull()
  })

  test('CL27 an installer that fails gives its reason in words, without its stack trace', async () => {
    const failing = 'console.error(new TypeError("fetch failed").stack); process.exit(1)'
    expect(await installElectron(await electron(failing), quiet)).toBe('its download could not be reached')
  })

  test('CL28 ending the program ends the installer', async () => {
    const controller = new AbortController()
    const waiting = installElectron(await electron('setInterval(() => {}, 1000)'), {
      onProgress: () => controller.abort(),
      signal: controller.signal,
    })
    expect(await waiting).toBe('its download was ended')
  })

  test.each([
    ['Error: getaddrinfo ENOTFOUND github.com', 'its download could not be reached'],
    ['HTTPError: Response code 404 (Not Found) for https://…', 'its download was refused'],
    ['Error: Generated checksum for "x" did not match', 'its download was damaged'],
    ['Error: ENOSPC: no space left on device', 'the disk is full'],
    ['Error: EACCES: permission denied', 'its folder cannot be written'],
    ['', 'its installation failed'],
  ])('CL29 what the installer says is put into words: "%s" means: %s', (errors, reason) => {
    expect(reasonIn(errors)).toBe(reason)
  })

  test('CL30 a failed attempt is remembered for its version alone', async () => {
    expect(lastFailure(root, '45.4.1')).toBeNull()
    rememberFailure(root, { version: '45.4.1', reason: 'its download was ended' })
    expect(lastFailure(root, '45.4.1')?.reason).toBe('its download was ended')
    expect(lastFailure(root, '46.0.0')).toBeNull()
    await writeFile(join(root, 'out', 'electron-install.json'), 'torn')
    expect(lastFailure(root, '45.4.1')).toBeNull()
  })

  test('CL31 where nothing can be written, nothing is remembered and nothing fails', async () => {
    await writeFile(join(root, 'out'), 'a file in the way')
    rememberFailure(root, { version: '45.4.1', reason: 'x' })
    expect(lastFailure(root, '45.4.1')).toBeNull()
    expect(await readFile(join(root, 'out'), 'utf8')).toBe('a file in the way')
  })
})
