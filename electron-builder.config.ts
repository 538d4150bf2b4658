import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import { reachable } from './scripts/module-graph.ts'

/**
 * Installers, by `npm run package` (see scripts/package.ts). Everything that runs is bundled below `out`;
 * `node_modules` is not shipped.
 */
const ROOT = import.meta.dirname
const MAIN = join(ROOT, 'out/main')

/** The program, and what runs in threads of its own. */
const ENTRIES = ['electron.js', 'citation-worker.js', 'compile-worker.js']

/** Of main what the desktop program can reach; the command line and its web server stay behind. */
function mainFiles(): string[] {
  if (!existsSync(join(MAIN, 'electron.js'))) return ['out/main/**']
  const modules = reachable(MAIN, ENTRIES, 'ever')
  return [...modules.map((name) => `out/main/${name}`), 'out/main/packed/**']
}

const arch: ('x64' | 'arm64')[] = ['x64', 'arm64']
const targets = (...names: string[]) => names.map((target) => ({ target, arch }))

const config: Configuration = {
  appId: 'app.lectern.desktop',
  productName: 'Lectern',
  // Where the window system looks for the program's name and icon on Linux.
  extraMetadata: { desktopName: 'lectern.desktop', scripts: {}, devDependencies: {}, overrides: {} },
  directories: { output: 'dist', buildResources: 'build' },
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  copyright: 'MIT licence; see LICENSE and THIRD-PARTY-NOTICES.txt',
  // An empty list would pack the whole repository.
  files: [
    ...mainFiles(),
    'out/preload/**',
    'out/renderer/**',
    'package.json',
    '!node_modules/**',
    '!**/*.map',
  ],
  // Outside of the archive, where the loader and the file system's own tools can read it.
  extraResources: [
    { from: 'slides', to: 'lecture/slides' },
    { from: 'speaker-notes', to: 'lecture/speaker-notes' },
    { from: 'LICENSE', to: 'LICENSE' },
    { from: 'THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' },
  ],
  asar: true,
  npmRebuild: false,
  // Chromium's own words (dates, dialogs of the system) in the languages that lectures are typeset in.
  electronLanguages: ['en-US', 'en-GB', 'de', 'fr', 'es', 'it', 'nl', 'pt-BR', 'pt-PT', 'pl', 'ar', 'he'],
  // No update server: Lectern does not use the network.
  publish: null,
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    enableCookieEncryption: true,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
  },
  // Folders cannot be associated; this is the lecture in one file.
  fileAssociations: [
    {
      ext: 'lectern',
      name: 'Lectern lecture',
      description: 'Lecture of Lectern',
      mimeType: 'application/x-lectern',
      icon: 'document',
      role: 'Editor',
    },
  ],
  linux: {
    target: targets('AppImage', 'deb', 'tar.gz'),
    category: 'Education',
    executableName: 'lectern',
    icon: 'icons',
    maintainer: 'The contributors of Lectern',
    vendor: 'Lectern',
    // Wayland lets no program choose the display of its windows; under XWayland it works.
    executableArgs: ['--ozone-platform=x11'],
    synopsis: 'Give, export and study lectures written in Markdown',
    description:
      'An offline desktop kit for lectures: presenter view with notes and sources, slides on the projector, export to PDF.',
    desktop: {
      entry: {
        Name: 'Lectern',
        GenericName: 'Lecture presenter',
        Keywords: 'lecture;slides;presentation;markdown;teaching;',
      },
    },
  },
  deb: {
    packageCategory: 'education',
    fpm: ['build/app.lectern.desktop.metainfo.xml=/usr/share/metainfo/app.lectern.desktop.metainfo.xml'],
  },
  mac: {
    target: targets('dmg', 'zip'),
    category: 'public.app-category.education',
    icon: 'icon.icns',
    darkModeSupport: true,
    hardenedRuntime: true,
    // Signed where the release is built with a certificate; never looked for elsewhere.
    gatekeeperAssess: false,
    extendInfo: { NSRequiresAquaSystemAppearance: false },
  },
  win: { target: targets('nsis', 'zip'), icon: 'icon.ico' },
  // A list of changed pieces beside an installer would serve an updater, and there is none.
  dmg: { writeUpdateInfo: false },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    // One for each kind of processor: one for both would weigh twice as much.
    buildUniversalInstaller: false,
    differentialPackage: false,
  },
}

export default config
