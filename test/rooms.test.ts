import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readImports } from './support/imports.ts'
import { forbidden, roomOf } from './support/rooms.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const files = ['core', 'main', 'renderer', 'scripts'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /(?<!\.d)\.tsx?$/.test(name)),
)

/** What the rules say about a file with this text. */
const judge = (file: string, text: string) => readImports(file, text).map(forbidden)

describe('the rooms', () => {
  test('RM1 every import goes in a direction that docs/architecture.md allows', () => {
    const wrong = files.flatMap((file) => judge(file, readFileSync(join(ROOT, file), 'utf8')))
    expect(wrong.filter((reason) => reason !== null)).toEqual([])
  })

  test('RM2 every source file stands in a room, and all rooms were read', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([])
    const rooms = new Set(files.map(roomOf))
    for (const room of [
      'core/deck/',
      'core/session/',
      'core/rpc/',
      'main/app/',
      'main/web/',
      'main/electron/',
    ])
      expect(rooms).toContain(room)
    expect(files.length).toBeGreaterThan(100)
  })
})

describe('the rules bite', () => {
  test.each([
    ['core/deck/a.ts', "import { x } from '../session/reduce.ts'"],
    ['core/session/a.ts', "import { nearest } from '../deck/nearest.ts'"],
    ['core/session/a.ts', "import type { Port } from '../rpc/contract.ts'"],
    ['core/rpc/a.ts', "import { Lecture } from '../../main/app/lecture.ts'"],
    ['main/app/a.ts', "import { startWebShell } from '../web/server.ts'"],
    ['main/app/a.ts', "import type { Window } from '../electron/windows.ts'"],
    ['main/electron/a.ts', "const web = await import('../web/server.ts')"],
    ['main/web/a.ts', "export * from '../electron/shell.ts'"],
    ['main/cli.ts', "import { startWebShell } from './web/server.ts'"],
    ['main/cli/a.ts', "await import('../electron/index.ts')"],
    ['renderer/presenter/a.tsx', "import { Home } from '../home/home.tsx'"],
    ['renderer/audience/b.ts', "import { Notes } from '../presenter/notes.tsx'"],
    ['renderer/shared/a.ts', "import type { Lecture } from '../../main/app/lecture.ts'"],
    ['renderer/audience/a.ts', "type Q = import('../../main/web/server.ts').WebShell"],
    ['core/deck/a.ts', "import { x } from '../../test/support/ports.ts'"],
  ])('RM3 in %s a wrong edge is found: %s', (file, text) => {
    expect(judge(file, text)).toEqual([expect.stringContaining('may not use')])
  })

  test.each([
    ['core/deck/a.ts', "import { readFileSync } from 'node:fs'"],
    ['core/rpc/a.ts', "import fs from 'fs'"],
    ['renderer/shared/a.ts', "import { join } from 'node:path'"],
    ['main/electron/a.ts', "import { writeFile } from 'node:fs/promises'"],
    ['main/app/a.ts', "import { createServer } from 'node:http'"],
    ['main/electron/a.ts', "const tls = require('tls')"],
    ['main/app/a.ts', "await fetch('https://example.org')"],
    ['core/deck/a.ts', "globalThis.fetch('/x')"],
  ])('RM4 in %s disk, Node and network are found where they do not belong: %s', (file, text) => {
    expect(judge(file, text)).toEqual([expect.stringMatching(/Node is not|disk is only|network is only/)])
  })

  test.each([
    ['renderer/presenter/a.tsx', "import Reveal from 'reveal.js'"],
    ['renderer/shared/stages.ts', "import 'reveal.js/dist/reveal.css'"],
    ['renderer/shared/slide.ts', "const m = await import('mermaid')"],
    ['main/app/a.ts', "import type { BrowserWindow } from 'electron'"],
    ['main/app/lecture.ts', "import { PDFDocument } from '@cantoo/pdf-lib'"],
    ['main/electron/a.ts', "import { chromium } from 'playwright-core'"],
    ['main/app/a.ts', "import { WebSocket } from 'ws'"],
    ['core/rpc/server.ts', "import * as v from 'valibot'"],
    ['main/app/a.ts', "import { parse } from 'yaml'"],
    ['renderer/shared/a.ts', 'const m = await import(`katex`)'],
  ])('RM5 in %s a package that has its door elsewhere is found: %s', (file, text) => {
    expect(judge(file, text)).toEqual([expect.stringContaining(' may import ')])
  })

  test('RM6 a package without a door, and an import that cannot be read, are found', () => {
    expect(judge('main/app/a.ts', "import x from 'left-pad'")).toEqual([expect.stringContaining('no door')])
    expect(judge('main/app/a.ts', 'await import(name)')).toEqual([expect.stringContaining('plain string')])
  })

  test('RM7 what is allowed stays allowed, and comments and strings are no imports', () => {
    const allowed: [file: string, text: string][] = [
      ['main/cli/a.ts', "const { startWebShell } = await import('../web/server.ts')"],
      ['core/session/a.ts', "import type { Appearance } from '../deck/types.ts'"],
      ['core/session/a.ts', "import { type Appearance } from '../deck/types.ts'"],
      ['main/electron/a.ts', "import { app } from 'electron'"],
      ['renderer/shared/stage.ts', "import Reveal from 'reveal.js'"],
      ['main/web/a.ts', "import { createServer } from 'node:net'"],
    ]
    expect(allowed.flatMap(([file, text]) => judge(file, text))).toEqual(allowed.map(() => null))
    const prose = "// import x from 'ws'\nconst s = `import y from 'fs'`\nconst e = <p>import('ws')</p>"
    expect(judge('core/deck/a.tsx', prose)).toEqual([])
  })
})
