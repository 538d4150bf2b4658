import type { Configuration } from 'electron-builder'

/**
 * Installers, by `electron-builder --config electron-builder.config.ts` after `npm run build`.
 * Everything that runs is bundled below `out`; `node_modules` is not shipped.
 */
const config: Configuration = {
  appId: 'app.lectern.desktop',
  productName: 'Lectern',
  // Where the window system looks for the program's name and icon on Linux.
  extraMetadata: { desktopName: 'lectern.desktop' },
  directories: { output: 'dist' },
  // An empty list would pack the whole repository.
  files: [
    'out/main/**',
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
  ],
  fileAssociations: [
    { ext: 'lectern', name: 'Lectern lecture', mimeType: 'application/vnd.lectern+zip', role: 'Viewer' },
  ],
  asar: true,
  npmRebuild: false,
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
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Education',
    executableName: 'lectern',
    // Wayland lets no program choose the display of its windows; under XWayland it works.
    executableArgs: ['--ozone-platform=x11'],
    synopsis: 'Give, export and study lectures written in Markdown',
  },
  mac: { target: ['dmg'], category: 'public.app-category.education' },
  win: { target: ['nsis'] },
}

export default config
