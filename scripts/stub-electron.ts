import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SENTINEL } from '@electron/fuses/dist/constants.js'

/** Where the fuses are in the real thing: version 1 with nine of them, as they are shipped. */
const WITH_FUSES = Buffer.concat([
  Buffer.from('not Electron, only its place\n'),
  Buffer.from(SENTINEL),
  Buffer.from([1, 9]),
  Buffer.from('101000111\n'),
])

type Files = Record<string, Buffer | string>

/**
 * A folder with the shape of Electron and nothing in it but the place of the fuses, so that packaging can be
 * tried without the real thing.
 */
export async function stubElectron(
  folder: string,
  version: string,
  system: 'linux' | 'mac' = 'linux',
): Promise<string> {
  const common = { version, LICENSE: 'MIT', 'LICENSES.chromium.html': '<p>stub</p>' }
  await writeAll(folder, { ...common, ...(system === 'mac' ? macFiles() : linuxFiles()) })
  if (system === 'linux') await chmod(join(folder, 'electron'), 0o755)
  else await linkFramework(join(folder, FRAMEWORK))
  return folder
}

function linuxFiles(): Files {
  return {
    electron: WITH_FUSES,
    'chrome-sandbox': '',
    'locales/en-US.pak': '',
    'locales/xx.pak': '',
    'resources/readme.txt': '',
  }
}

const CONTENTS = 'Electron.app/Contents'
const FRAMEWORK = `${CONTENTS}/Frameworks/Electron Framework.framework`

function macFiles(): Files {
  const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind): Files => {
    const helper = `${CONTENTS}/Frameworks/Electron Helper${kind}.app/Contents`
    return {
      [`${helper}/Info.plist`]: propertyList(`Electron Helper${kind}`),
      [`${helper}/MacOS/Electron Helper${kind}`]: '',
    }
  })
  return {
    [`${CONTENTS}/Info.plist`]: propertyList('Electron'),
    [`${CONTENTS}/MacOS/Electron`]: '',
    [`${CONTENTS}/Resources/electron.icns`]: '',
    [`${CONTENTS}/Resources/en.lproj/locale.pak`]: '',
    [`${FRAMEWORK}/Versions/A/Electron Framework`]: WITH_FUSES,
    [`${FRAMEWORK}/Versions/A/Resources/en.lproj/locale.pak`]: '',
    ...Object.assign({}, ...helpers),
  }
}

/** As frameworks have it: the current version, and shortcuts into it. */
async function linkFramework(framework: string): Promise<void> {
  await symlink('A', join(framework, 'Versions', 'Current'))
  for (const name of ['Electron Framework', 'Resources'])
    await symlink(`Versions/Current/${name}`, join(framework, name))
}

function propertyList(name: string): string {
  const keys = { CFBundleExecutable: name, CFBundleIdentifier: 'com.github.Electron', CFBundleName: name }
  const entries = Object.entries(keys).map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
  const doctype =
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">'
  return `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}\n<plist version="1.0"><dict>${entries.join('')}</dict></plist>\n`
}

async function writeAll(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}
