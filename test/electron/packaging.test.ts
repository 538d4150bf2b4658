import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import config from '../../electron-builder.config.ts'
import { bundledLecture } from '../../main/app/bundled.ts'

const root = resolve(import.meta.dirname, '../..')

describe('EL53 the packaged program is closed against other uses', () => {
  test('its fuses close every way of running other code with it', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
      enableCookieEncryption: true,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
    })
  })

  test('the bundled lecture lies where the program looks for it', () => {
    const folder = bundledLecture({ kind: 'packaged', resourcesPath: '/resources' })
    const resources = [config.extraResources]
      .flat()
      .flatMap((each) => (typeof each === 'object' && each ? [each] : []))
    for (const name of ['slides', 'speaker-notes']) {
      const shipped = resources.find(({ from }) => from === name)
      expect(join('/resources', String(shipped?.to))).toBe(join(folder, name))
      expect(existsSync(join(root, name))).toBe(true)
    }
  })

  test('it looks for no updates', () => {
    expect(config.publish).toBe(null)
  })
})
