import { fromBufferPromise } from 'yauzl'

/** The text of each part of a PPTX by its name. */
export async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes)
  const found = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    found.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
  }
  return found
}

/** All runs of a slide's text in their order, with a bar between them. */
export function textOf(xml: string): string {
  return Array.from(xml.matchAll(/<a:t>([^<]*)<\/a:t>/g), ([, text]) => text).join('|')
}
