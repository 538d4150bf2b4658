import type { Giving } from '../giving.ts'

/** The disk under the journal fills up, stalls, or is well again. */
export async function disturbDisk({ chance, world }: Giving): Promise<string> {
  const { disk } = world
  if (disk.room !== 'ample' || disk.isStalled) {
    disk.room = 'ample'
    disk.goOn()
    return 'disk: well again'
  }
  const kind = chance.of(['none', 'half a line', 'stalled'] as const)
  if (kind === 'stalled') disk.stall()
  else disk.room = kind
  // A disk that was full and stalls before the journal is whole again.
  if (kind === 'half a line' && chance.oneIn(2)) disk.stall()
  return `disk: ${kind === 'stalled' ? kind : `room for ${kind}`}`
}
