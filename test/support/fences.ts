import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A page of the documentation; the path is relative to the repository, with `/`. */
export interface DocPage {
  path: string
  text: string
}

/** A fenced block of a page. */
export interface Fence {
  path: string
  /** 1-based, of the line that opens it. */
  line: number
  /** What stands behind the backticks; '' when nothing does. */
  language: string
  text: string
}

/** What people read: the pages in `docs/` and those at the top of the repository but the changelog. */
export function docPages(): DocPage[] {
  const top = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']
  const docs = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'))
  return [...top, ...docs.map((name) => `docs/${name}`)].map((path) => ({
    path,
    text: readFileSync(join(ROOT, path), 'utf8'),
  }))
}

const FENCE = /^(`{3,})([^`\n]*)\n([^]*?)^\1$/gm

/** Blocks within blocks belong to the outer one. */
export function fencesOf({ path, text }: DocPage): Fence[] {
  return [...text.matchAll(FENCE)].map(({ index, 2: language = '', 3: inner = '' }) => ({
    path,
    line: text.slice(0, index).split('\n').length,
    language: language.trim(),
    text: inner,
  }))
}

/** A page without its blocks. */
export const withoutFences = (text: string) => text.replaceAll(FENCE, '')

/** What stands between single backticks, outside of blocks. */
export function codeSpans({ text }: DocPage): string[] {
  return [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
}
