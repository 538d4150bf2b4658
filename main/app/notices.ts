import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Licences of everything that is bundled, as `scripts/notices.ts` wrote them. */
export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt'

/** The text of the notices, or words that say where it should be. Never rejects. */
export async function readNotices(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, NOTICES_FILE), 'utf8')
  } catch {
    return `The file ${NOTICES_FILE} is missing beside the program.`
  }
}
