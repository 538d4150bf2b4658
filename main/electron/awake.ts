import type { ElectronLike } from './surface.ts'

/**
 * Keeps the displays on while something is presented. Returns the switch, which may be set to the
 * same value any number of times. Sleep can drop the block, so it is looked at again on waking.
 */
export function createAwake(
  electron: Pick<ElectronLike, 'powerMonitor' | 'powerSaveBlocker'>,
): (presenting: boolean) => void {
  const { powerMonitor, powerSaveBlocker } = electron
  let wanted = false
  let block: number | null = null

  const check = () => {
    const held = block !== null && powerSaveBlocker.isStarted(block)
    if (wanted && !held) block = powerSaveBlocker.start('prevent-display-sleep')
    if (!wanted && held && block !== null) powerSaveBlocker.stop(block)
    if (!wanted) block = null
  }
  powerMonitor.on('resume', check)
  powerMonitor.on('unlock-screen', check)

  return (presenting) => {
    wanted = presenting
    check()
  }
}
