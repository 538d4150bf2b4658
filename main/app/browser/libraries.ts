import { LecternError } from '../errors.ts'

/** Names of the package that carries a library, in Debian's and in Fedora's family. */
interface LibraryPackage {
  debian: string
  fedora: string
}

const pair = (debian: string, fedora: string): LibraryPackage => ({ debian, fedora })

/** By the library's name without `.so` and version. What Chromium's own package depends on. */
const PACKAGES: Readonly<Record<string, LibraryPackage>> = {
  libnss3: pair('libnss3', 'nss'),
  libnssutil3: pair('libnss3', 'nss-util'),
  libsmime3: pair('libnss3', 'nss'),
  libssl3: pair('libnss3', 'nss'),
  libnspr4: pair('libnspr4', 'nspr'),
  libplc4: pair('libnspr4', 'nspr'),
  libplds4: pair('libnspr4', 'nspr'),
  'libatk-1.0': pair('libatk1.0-0', 'atk'),
  'libatk-bridge-2.0': pair('libatk-bridge2.0-0', 'at-spi2-atk'),
  libatspi: pair('libatspi2.0-0', 'at-spi2-core'),
  libgbm: pair('libgbm1', 'mesa-libgbm'),
  libdrm: pair('libdrm2', 'libdrm'),
  libasound: pair('libasound2', 'alsa-lib'),
  libxkbcommon: pair('libxkbcommon0', 'libxkbcommon'),
  'libpango-1.0': pair('libpango-1.0-0', 'pango'),
  libcairo: pair('libcairo2', 'cairo'),
  libcups: pair('libcups2', 'cups-libs'),
  'libdbus-1': pair('libdbus-1-3', 'dbus-libs'),
  libexpat: pair('libexpat1', 'expat'),
  'libglib-2.0': pair('libglib2.0-0', 'glib2'),
  'libgobject-2.0': pair('libglib2.0-0', 'glib2'),
  'libgio-2.0': pair('libglib2.0-0', 'glib2'),
  libfontconfig: pair('libfontconfig1', 'fontconfig'),
  libfreetype: pair('libfreetype6', 'freetype'),
  libX11: pair('libx11-6', 'libX11'),
  'libX11-xcb': pair('libx11-xcb1', 'libX11-xcb'),
  libxcb: pair('libxcb1', 'libxcb'),
  libXcomposite: pair('libxcomposite1', 'libXcomposite'),
  libXdamage: pair('libxdamage1', 'libXdamage'),
  libXext: pair('libxext6', 'libXext'),
  libXfixes: pair('libxfixes3', 'libXfixes'),
  libXrandr: pair('libxrandr2', 'libXrandr'),
  libudev: pair('libudev1', 'systemd-libs'),
  libgcc_s: pair('libgcc-s1', 'libgcc'),
  'libstdc++': pair('libstdc++6', 'libstdc++'),
}

/**
 * Names such as `libnss3.so` that the dynamic loader says it did not find, each once, in order.
 * Reads both its failure (`error while loading shared libraries: …`) and its listing (`… => not found`).
 */
export function missingLibraries(output: string): string[] {
  const found = [
    ...output.matchAll(/error while loading shared libraries: (\S+?):/g),
    ...output.matchAll(/^\s*(\S+\.so\S*) => not found/gm),
  ]
  return [...new Set(found.flatMap((match) => match[1] ?? []))]
}

/** The package of a library such as `libgbm.so.1`; undefined when it is none of the usual ones. */
export function packageOf(library: string): LibraryPackage | undefined {
  return PACKAGES[library.replace(/\.so(\..*)?$/, '')]
}

/** What to tell somebody whose browser lacks these libraries. `libraries` must not be empty. */
export function libraryMissing(executable: string, libraries: string[], cause?: unknown): LecternError {
  const packages = libraries.map(packageOf)
  const debian = [...new Set(packages.flatMap((known) => known?.debian ?? []))]
  const fedora = [...new Set(packages.flatMap((known) => known?.fedora ?? []))]
  const unknown = libraries.filter((library) => packageOf(library) === undefined)
  const remedies = [
    ...(debian.length === 0
      ? []
      : [
          `On Debian or Ubuntu: sudo apt install ${debian.join(' ')}.`,
          `On Fedora: sudo dnf install ${fedora.join(' ')}.`,
        ]),
    ...(unknown.length === 0
      ? []
      : [`Install the package that contains ${unknown.join(', ')}, or any Chrome or Chromium.`]),
  ]
  const what = libraries.length === 1 ? 'the system library' : 'the system libraries'
  return new LecternError(
    'library-missing',
    `The browser ${executable} does not start: ${what} ${libraries.join(', ')} cannot be found.`,
    remedies.join(' '),
    { cause },
  )
}
