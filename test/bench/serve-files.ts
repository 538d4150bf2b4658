import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, resolve, sep } from 'node:path'
import type { Opened } from './tool.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.md': 'text/markdown',
  '.woff2': 'font/woff2',
}

/** On 127.0.0.1 alone, files below these folders alone; of two with one path, that of the first folder. */
export async function serveFiles(folders: string[]): Promise<Pick<Opened, 'url' | 'close'>> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const wanted = path === '/' ? '/index.html' : path
    const places = folders.map((folder) => resolve(folder, `.${wanted}`))
    const found = places.find((place, at) => place.startsWith(folders[at] + sep) && existsSync(place))
    if (found === undefined) return void response.writeHead(404).end()
    response.setHeader('content-type', TYPES[extname(found)] ?? 'application/octet-stream')
    readFile(found).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
