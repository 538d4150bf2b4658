/** Where a browser window can show: everywhere but on a Linux without a display, and never in CI. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return isSet(env['DISPLAY']) || isSet(env['WAYLAND_DISPLAY'])
}

export function mayOpenBrowser(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return !isSet(env['CI']) && hasDisplay(platform, env)
}

/** Opens the address in the default browser. Rejects when there is none. */
export async function openInBrowser(address: string): Promise<void> {
  const { default: open } = await import('open')
  await open(address)
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
