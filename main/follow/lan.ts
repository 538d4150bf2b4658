import type { networkInterfaces } from 'node:os'

/** Adapters that lead to virtual machines, containers and tunnels; nobody in the room is there. */
const VIRTUAL =
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|vethernet|tun|tap|utun|wg|tailscale|zt|lxc|podman|awdl|llw)/i

/**
 * Addresses of this machine that devices in the room may reach, the likeliest first: IPv4 of real adapters, those
 * of private networks before public ones. None when the machine is on no network.
 */
export function lanAddresses(interfaces: ReturnType<typeof networkInterfaces>): string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses.flatMap(({ address, family, internal }) => {
      // Addresses that a machine gives itself when nobody else does lead nowhere.
      if (internal || family !== 'IPv4' || address.startsWith('169.254.')) return []
      const rank = (VIRTUAL.test(name) ? 2 : 0) + (isPrivate(address) ? 0 : 1)
      return [{ address, rank }]
    }),
  )
  return found.toSorted((a, b) => a.rank - b.rank).map(({ address }) => address)
}

/** The three ranges that are kept for networks of houses and companies. */
function isPrivate(address: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address)
}
