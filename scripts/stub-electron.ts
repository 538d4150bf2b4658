import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SENTINEL } from '@electron/fuses/dist/constants.js'

/**
 * A folder with the shape of Electron for Linux and nothing in it but the place of the fuses, so that
 * packaging can be tried without the real thing. The wire is version 1 with nine fuses, as they are shipped.
 */
export async function stubElectron(folder: string, version: string): Promise<string> {
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, 9]), Buffer.from('101000111')])
  const files: Record<string, Buffer | string> = {
    electron: Buffer.concat([Buffer.from('not Electron, only its place\n'), wire, Buffer.from('\n')]),
    version,
    LICENSE: 'MIT',
    'LICENSES.chromium.html': '<p>stub</p>',
    'chrome-sandbox': '',
    'locales/en-US.pak': '',
    'locales/xx.pak': '',
    'resources/readme.txt': '',
  }
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  await chmod(join(folder, 'electron'), 0o755)
  return folder
}
