import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ownNames } from '../../scripts/bundling/own-names.ts'
import { edgesOf, reachable, weightOf } from '../../scripts/module-graph.ts'
import { temporaryFolder } from '../app/temporary-folder.ts'

const MAIN = resolve(import.meta.dirname, '../../out/main')

describe('PK7 main loads nothing before its first window that it does not need', () => {
  const first = reachable(MAIN, ['electron.js'], 'now')

  test('a dozen modules of a hundred kilobytes, of many megabytes that come when they are asked for', () => {
    expect(first.length).toBeLessThanOrEqual(18)
    expect(weightOf(MAIN, first)).toBeLessThan(120_000)
    expect(weightOf(MAIN, reachable(MAIN, ['electron.js'], 'ever'))).toBeGreaterThan(2_000_000)
  })

  test('of what is heavy nothing is among them', () => {
    const text = first.map((module) => readFileSync(join(MAIN, module), 'utf8')).join('\n')
    const signs = {
      mermaid: 'sequenceDiagram',
      pdf: '%PDF-',
      katex: '\\\\mathbb',
      citeproc: 'processCitationCluster',
      shiki: 'scopeName',
    }
    for (const [library, sign] of Object.entries(signs))
      expect([library, text.includes(sign)]).toEqual([library, false])
    // The signs are true: they are somewhere in what is loaded later.
    const later = reachable(MAIN, ['electron.js', 'citation-worker.js', 'compile-worker.js'], 'ever')
    const all = later.map((module) => readFileSync(join(MAIN, module), 'utf8')).join('\n')
    for (const library of ['mermaid', 'pdf', 'citeproc'] as const)
      expect([library, all.includes(signs[library])]).toEqual([library, true])
  })

  test('of Node it takes the disk and the system, and no network', () => {
    const outside = new Set(first.flatMap((module) => edgesOf(MAIN, module).outside))
    expect([...outside].sort()).toEqual(
      [
        'electron',
        'node:crypto',
        'node:fs',
        'node:fs/promises',
        'node:os',
        'node:path',
        'node:stream',
      ].filter((name) => outside.has(name)),
    )
    expect(outside).toContain('electron')
  })
})

describe('PK17 every module of main can be loaded', () => {
  test('none has a mistake in its syntax, which would show only when it is asked for', async () => {
    const read = `
      const { readFileSync, readdirSync } = await import('node:fs')
      const { SourceTextModule } = await import('node:vm')
      const [folder] = process.argv.slice(1)
      const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js'))
      const wrong = []
      for (const name of names)
        try {
          new SourceTextModule(readFileSync(folder + '/' + name, 'utf8'))
        } catch (error) {
          wrong.push(name + ': ' + error.message)
        }
      console.log(JSON.stringify({ count: names.length, wrong }))`
    const options = ['--no-warnings', '--experimental-vm-modules', '--input-type=module', '--eval']
    const { stdout } = await promisify(execFile)(process.execPath, [...options, read, MAIN])
    const { count, wrong } = JSON.parse(stdout) as { count: number; wrong: string[] }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(100)
  })

  test('a package that makes the names which the build gives keeps its own', () => {
    const code = [
      "import { createRequire } from 'module'",
      "var require = createRequire('/')",
      "const Worker = require('worker_threads').Worker",
      "const other = this.require + 'require'",
    ].join('\n')
    expect(ownNames.transform(code)?.code).toBe(
      code.replace('var require', 'var own_require').replace("= require('w", "= own_require('w"),
    )
    expect(ownNames.transform("const fs = require('fs')")).toBe(null)
  })
})

describe('PK8 the graph of built modules is read from them', () => {
  test('imports at once, imports on demand, and examples in text that name nothing', async () => {
    const folder = await temporaryFolder({
      'main.js': [
        'import{a as b}from"./chunks/a.js";import"./chunks/side.js";import * as path from "node:path";',
        'const later=()=>import("./chunks/b.js");',
        'const text = `see import("./chunks/none.js")`;',
        'export{b};export*from"./chunks/again.js";',
      ].join('\n'),
      'chunks/a.js': 'import{c}from"./c.js";export const a=c',
      'chunks/side.js': '',
      'chunks/again.js': '',
      'chunks/b.js': 'import"../main.js"',
      'chunks/c.js': 'export const c=1',
    })
    expect(edgesOf(folder, 'main.js')).toEqual({
      now: ['chunks/a.js', 'chunks/side.js', 'chunks/again.js'],
      later: ['chunks/b.js'],
      outside: ['node:path'],
    })
    expect(reachable(folder, ['main.js'], 'now')).toEqual([
      'chunks/a.js',
      'chunks/again.js',
      'chunks/c.js',
      'chunks/side.js',
      'main.js',
    ])
    expect(reachable(folder, ['main.js'], 'ever')).toContain('chunks/b.js')
    expect(weightOf(folder, ['chunks/c.js'])).toBe(16)
  })
})
