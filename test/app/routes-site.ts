import { join } from 'node:path'
import { createRoutes } from '../../main/app/routes.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Content of every file that must not be served. */
export const SECRET = 'nobody may read this'

/** Pages and a lecture on disk, with things around and between them that are nobody's business. */
export async function site(options: { origin?: string; desk?: boolean } = {}) {
  const root = await temporaryFolder({
    'pages/home/index.html': '<title>home</title>',
    'pages/audience/index.html': '<title>audience</title>',
    'pages/presenter/index.html': '<title>presenter</title>',
    'pages/desk/index.html': '<title>desk</title>',
    'pages/print/index.html': '<title>print</title>',
    'pages/assets/stage-1a2b.js': 'export {}',
    'pages/assets/inter.woff2': 'font',
    'pages/secret.txt': SECRET,
    'lecture/slides/01-a.md': '# A',
    'lecture/slides/lecture.yaml': 'title: x',
    'lecture/slides/media/brain scan.png': 'png',
    'lecture/slides/media/film.mp4': '0123456789',
    'lecture/slides/media/empty.mp4': '',
    'lecture/slides/media/100%.png': 'percent',
    'lecture/slides/media/%2e%2e': 'a strange name',
    'lecture/slides/media/cafe\u0301.png': 'decomposed',
    'lecture/slides/.hidden/key.png': SECRET,
    'lecture/slides/.env': SECRET,
    'lecture/speaker-notes/01-a.md': SECRET,
    'lecture/secret.txt': SECRET,
    'lecture-evil/secret.txt': SECRET,
    'lecture/slides-evil/secret.txt': SECRET,
    'secret.txt': SECRET,
  })
  const lecture = join(root, 'lecture')
  const routes = createRoutes({
    pagesDir: join(root, 'pages'),
    lectureDir: () => lecture,
    desk: options.desk ?? false,
  })
  const { origin = 'http://127.0.0.1:4100' } = options
  const get = (path: string, init: RequestInit = {}) => routes(new Request(origin + path, init))
  return { root, lecture, routes, get }
}
