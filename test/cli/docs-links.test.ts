import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { expect, test } from 'vitest'
import { docPages, ROOT, withoutFences } from '../support/fences.ts'

const pages = docPages()

/** Without what stands in fences and between backticks. */
const prose = (text: string) => withoutFences(text).replaceAll(/`[^`\n]+`/g, '')

function headings(page: string): string[] {
  const slugger = new GithubSlugger()
  const text = withoutFences(readFileSync(join(ROOT, page), 'utf8'))
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    slugger.slug(title.replaceAll(/[`*]/g, '')),
  )
}

test.each(pages.map(({ path, text }) => [path, text] as const))(
  'CL133 every link of the documentation leads to a file and a heading that are there: %s',
  (page, text) => {
    const broken: string[] = []
    for (const [, target = ''] of prose(text).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?|mailto):/.test(target)) continue
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : join(dirname(page), path)
      if (!existsSync(join(ROOT, file))) broken.push(target)
      else if (anchor !== undefined && !headings(file).includes(anchor)) broken.push(target)
    }
    expect(broken).toEqual([])
  },
)

test('CL134 the comparison with other programs names a source for everything it says of them', async () => {
  const text = await readFile(join(ROOT, 'docs/comparison.md'), 'utf8')
  const listed = [...text.matchAll(/^(\d+)\. \[[^\]]+\]\(https?:\/\//gm)].map(([, number]) => Number(number))
  const used = [...(text.split('## Sources')[0]?.matchAll(/\[(\d+(?:, \d+)*)\]/g) ?? [])].flatMap(
    ([, numbers = '']) => numbers.split(', ').map(Number),
  )
  expect([...new Set(used)].sort((a, b) => a - b)).toEqual(listed)
  const rows = [...text.matchAll(/^\| .+ \|$/gm)].map(([row]) => row.split('|').slice(3, -1)).slice(1)
  const unsourced = rows.flat().filter((cell) => /\b(yes|no)\b/.test(cell) && !/\[\d/.test(cell))
  expect(unsourced).toEqual([])
})
