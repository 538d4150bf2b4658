import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import PptxZip from '../../main/app/export/pptx-zip.ts'
import { withoutDrawing, withoutStandardFonts } from '../../scripts/bundling/left-out.ts'
import { packed } from '../../scripts/bundling/packed.ts'
import { temporaryFolder } from '../app/temporary-folder.ts'
import { DIAGRAM_KINDS } from '../support/diagram-kinds.ts'

const ROOT = resolve(import.meta.dirname, '../..')

async function check(program: string, folder: string) {
  const child = spawn(process.execPath, [join(ROOT, program), 'check', folder, '--format', 'json'])
  const answer = await text(child.stdout)
  return JSON.parse(answer) as { diagnostics?: unknown[] }
}

describe('PK12 what the build leaves out of Mermaid is missed by no check', () => {
  test('every kind of diagram, right and wrong, gets the same answer from the built program', async () => {
    const wrong = (source: string) => `${source}\n  ]]} --- "`
    const sources = Object.entries(DIAGRAM_KINDS).flatMap(([kind, right]) => [
      [kind, right],
      [`${kind}-wrong`, wrong(right)],
      [`${kind}-cut`, right.slice(0, Math.ceil(right.length * 0.7))],
    ])
    const slides = sources.map(
      ([name, source]) => `## ${name} {#d-${name}}\n\n\`\`\`mermaid {#fig-${name}}\n${source}\n\`\`\`\n`,
    )
    const folder = await temporaryFolder({
      'slides/lecture.yaml': 'title: Diagrams\n',
      'slides/01-all.md': `# All\n\n${slides.join('\n')}`,
    })
    const [built, source] = [await check('out/main/cli.js', folder), await check('main/cli.ts', folder)]
    expect(built).toEqual(source)
    // Or both would agree on nothing.
    const said = JSON.stringify(source)
    for (const kind of ['flowchart', 'sequenceDiagram', 'pie', 'gitGraph', 'architecture', 'treemap'])
      expect([kind, said.includes(`fig-${kind}-wrong`) || said.includes('unexpected')]).toEqual([kind, true])
  }, 60_000)
})

describe('PK13 what packs slides to edit does what the library wants of it', () => {
  /** As pptxgenjs fills it. */
  function fill<Z extends Pick<JSZip, 'folder'> | PptxZip>(zip: Z): Z {
    const any = zip as unknown as JSZip
    any.folder('_rels')
    any.folder('ppt')?.folder('_rels')?.file('presentation.xml.rels', '<Relationships/>')
    any.file('[Content_Types].xml', '<Types>ä</Types>')
    any.file('ppt/media/image-1-1.png', Buffer.from([1, 2, 250]).toString('base64'), { base64: true })
    any.file('ppt/media/image-1-2.bin', new Uint8Array([7, 8]))
    any.file('[Content_Types].xml', '<Types>ö</Types>')
    return zip
  }
  const files = (bytes: Uint8Array) =>
    Object.entries(unzipSync(bytes))
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, content]) => [name, Buffer.from(content).toString('latin1')])
      .sort()

  test('the same files come out as of the library that it stands for', async () => {
    const theirs = await fill(new JSZip()).generateAsync({ type: 'arraybuffer' })
    const ours = (await fill(new PptxZip()).generateAsync({ type: 'arraybuffer' })) as ArrayBuffer
    expect(files(new Uint8Array(ours))).toEqual(files(new Uint8Array(theirs)))
    expect(files(new Uint8Array(ours))).toHaveLength(4)
  })

  test('also as text, and nothing that nobody asks for', async () => {
    const ours = await fill(new PptxZip()).generateAsync({ type: 'base64' })
    expect(files(Buffer.from(String(ours), 'base64'))).toHaveLength(4)
    await expect(new PptxZip().generateAsync({ type: 'blob' })).rejects.toThrow('as blob')
  })
})

describe('PK14 a library that looks otherwise after an update does not come back unnoticed', () => {
  const failing = () => {
    const said: string[] = []
    const error = (message: string): never => {
      said.push(message)
      return undefined as never
    }
    return { said, error }
  }

  test('fewer kinds of diagram than there are, or other fonts, fail the build', () => {
    const [drawing, fonts] = [failing(), failing()]
    withoutDrawing().buildEnd.call(drawing)
    withoutStandardFonts().buildEnd.call(fonts)
    expect([...drawing.said, ...fonts.said]).toEqual([
      'The drawing half of 0 kinds of diagram was left out; at least 30 were expected.',
      '0 of 14 standard fonts were left out.',
    ])
  })

  test('a build that failed already says what it failed of', () => {
    const drawing = failing()
    withoutDrawing().buildEnd.call(drawing, new Error('syntax'))
    expect(drawing.said).toEqual([])
  })

  test('only what draws is taken out of a kind of diagram', () => {
    const id = '/x/node_modules/mermaid/dist/chunks/mermaid.core/pieDiagram-A.mjs'
    const code = 'var diagram = {\n  parser,\n  db,\n  renderer,\n  styles: pieStyles_default\n};\n'
    expect(withoutDrawing().transform(code, id)?.code).toBe(
      'var diagram = {\n  parser,\n  db,\n  renderer: {},\n  styles: ""\n};\n',
    )
    expect(withoutDrawing().transform(code, '/x/main/app/diagram-check.ts')).toBe(null)
  })

  test('grammars of diagrams are put aside as the library has them', () => {
    const emitted: { fileName: string; source: Uint8Array }[] = []
    const emitter = {
      emitFile(file: { fileName: string; source: Uint8Array }) {
        emitted.push(file)
        return ''
      },
    }
    const code =
      'const a = () => loadGrammarFromJson(`{"value":"\\\\s+"}`);\nfunction loadGrammarFromJson(json) {}'
    const id = '/x/node_modules/@mermaid-js/parser/dist/chunks/mermaid-parser.core/chunk-A.mjs'
    const result = packed.transform.call(emitter as never, code, id)
    expect(emitted.map(({ fileName }) => fileName)).toEqual(['packed/diagram-grammars.br'])
    expect(result?.code).toContain('loadGrammarFromJson(packedGrammars()[0])')
    expect(result?.code).toContain('function loadGrammarFromJson(json) {}')
  })
})
