import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'

interface Emitter {
  emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): string
}

/** Puts a text beside main, packed; returns code that reads it. All that is loaded on demand lies in `chunks`. */
function aside(emitter: Emitter, name: string, text: string): string {
  const fileName = `packed/${name}.br`
  emitter.emitFile({ type: 'asset', fileName, source: brotliCompressSync(text) })
  return `brotliDecompressSync(readFileSync(join(import.meta.dirname, "../${fileName}"))).toString()`
}

const READING = [
  'import { readFileSync } from "node:fs"',
  'import { join } from "node:path"',
  'import { brotliDecompressSync } from "node:zlib"\n',
].join('\n')

/**
 * Shiki's grammars are eight megabytes of JSON in JavaScript strings, of which a lecture uses two or three, and
 * citation styles and the grammars of diagrams are long as well: they are packed, and unpacked by the module that
 * holds them.
 */
export const packed = {
  name: 'packed',
  load(this: Emitter, id: string) {
    const name = /plugin-csl\/lib-mjs\/(styles|locales)\.json$/.exec(id.replaceAll('\\', '/'))?.[1]
    if (name === undefined) return null
    const json = aside(this, `csl-${name}`, JSON.stringify(JSON.parse(readFileSync(id, 'utf8'))))
    return { code: `${READING}export default JSON.parse(${json})`, moduleType: 'js' as const, map: null }
  },
  transform(this: Emitter, code: string, id: string) {
    const path = id.replaceAll('\\', '/')
    const language = /@shikijs\/langs\/dist\/([^/]+)\.mjs$/.exec(path)?.[1]
    if (language !== undefined) return packLanguage(this, code, language)
    return /@mermaid-js\/parser\/dist\/.*\.mjs$/.test(path) ? packGrammars(this, code) : null
  },
}

function packLanguage(emitter: Emitter, code: string, name: string) {
  const json = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(code)
  if (json === null) return null
  const text = aside(emitter, `language-${name}`, JSON.parse(json[1] ?? '""') as string)
  return { code: READING + code.replace(json[0], () => `JSON.parse(${text})`), map: null }
}

/** All in one file: they repeat each other, and whoever needs one has loaded the parser of all. */
function packGrammars(emitter: Emitter, code: string) {
  const grammars: string[] = []
  const without = code.replace(
    /\bloadGrammarFromJson\((?:`((?:[^`\\$]|\\.|\$(?!\{))*)`|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))\)/g,
    (_call, template: string | undefined, literal: string | undefined) => {
      // A literal of the library's own, read as JavaScript reads it.
      const written = template === undefined ? String(literal) : `\`${template}\``
      grammars.push(String(runInNewContext(written)))
      return `loadGrammarFromJson(packedGrammars()[${grammars.length - 1}])`
    },
  )
  if (grammars.length === 0) return null
  const text = aside(emitter, 'diagram-grammars', JSON.stringify(grammars))
  const reading = `let unpackedGrammars;\nconst packedGrammars = () => (unpackedGrammars ??= JSON.parse(${text}));\n`
  return { code: READING + reading + without, map: null }
}
