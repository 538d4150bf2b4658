import { qrCode } from '../../core/follow/qr-code.ts'

/** An address as a picture of its code: always dark on light, which is what readers of such codes expect. */
export function qrSvg(address: string): string {
  const { size, path } = qrCode(address)
  return (
    `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="Code with the address" ` +
    `shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#ffffff"/>` +
    `<path d="${path}" fill="#000000"/></svg>`
  )
}
