import { describe, expect, it } from 'vitest'
import { libraryMissing, missingLibraries, packageOf } from '../../main/app/browser/libraries.ts'

const FAILURE =
  '/tmp/chromium: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory'
const LISTING = `
\tlinux-vdso.so.1 (0x00007fff)
\tlibnss3.so => not found
\tlibgbm.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
`

describe('a browser that lacks system libraries', () => {
  it('EX3 the libraries are read from what the loader says, each once', () => {
    expect(missingLibraries(FAILURE)).toEqual(['libnss3.so'])
    expect(missingLibraries(`${FAILURE}\n${LISTING}`)).toEqual(['libnss3.so', 'libgbm.so.1'])
    expect(missingLibraries('[0101/ERROR] Failed to connect to the bus')).toEqual([])
  })

  it.each([
    ['libnspr4.so', 'libnspr4', 'nspr'],
    ['libgbm.so.1', 'libgbm1', 'mesa-libgbm'],
    ['libasound.so.2', 'libasound2', 'alsa-lib'],
    ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0', 'at-spi2-atk'],
    ['libxkbcommon.so.0', 'libxkbcommon0', 'libxkbcommon'],
    ['libpango-1.0.so.0', 'libpango-1.0-0', 'pango'],
    ['libX11.so.6', 'libx11-6', 'libX11'],
  ])(
    'EX3 a library is named by its package of Debian and that of Fedora: %s, %s, %s',
    (library, debian, fedora) => {
      expect(packageOf(library)).toEqual({ debian, fedora })
    },
  )

  it('EX3 the message names every package to install, in one command each', () => {
    const error = libraryMissing('/tmp/chromium', ['libnss3.so', 'libnssutil3.so', 'libgbm.so.1'])
    expect(error.code).toBe('library-missing')
    expect(error.message).toContain('libnssutil3.so')
    expect(error.remedy).toContain('sudo apt install libnss3 libgbm1.')
    expect(error.remedy).toContain('sudo dnf install nss nss-util mesa-libgbm.')
  })

  it('EX3 a library that is none of the usual ones is named as it is', () => {
    const error = libraryMissing('/tmp/chromium', ['libodd.so.9'])
    expect(error.remedy).toContain('libodd.so.9')
    expect(error.remedy).not.toContain('apt install')
  })
})
