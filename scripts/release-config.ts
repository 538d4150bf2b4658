import type { Configuration } from 'electron-builder'

/**
 * The configuration of installers as they are released, with what only the machine knows that makes them.
 * @param system that this runs on; installers for macOS are made on macOS
 */
export function releaseConfig(
  config: Configuration,
  env: Readonly<Record<string, string | undefined>>,
  system: NodeJS.Platform,
): Configuration {
  // Where this is, a package of Linux must say; it is not known before it is published.
  const homepage = env['LECTERN_HOMEPAGE']
  return {
    ...config,
    extraMetadata: { ...config.extraMetadata, ...(homepage ? { homepage } : {}) },
    electronFuses: {
      ...config.electronFuses,
      // Setting fuses breaks the signature that Electron comes with, and a Mac with Apple's processor starts nothing
      // whose signature is broken. Without a certificate it is signed anew by nobody, as Electron was.
      resetAdHocDarwinSignature: system === 'darwin',
    },
  }
}
