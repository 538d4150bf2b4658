import { fileURLToPath } from 'node:url'

/*
 * What of large libraries stays outside of the build because nothing of Lectern calls it. Each plugin counts what it
 * left out: a library that looks otherwise after an update must not come back unnoticed.
 */

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const slashed = (id: string) => id.replaceAll('\\', '/')

/** Mermaid's optional ELK layout is EPL/GPL and large; the diagrams here are laid out by dagre. */
export const withoutElk = {
  alias: [
    { find: /^(?:elkjs(?:\/.*)?|\..*\/elk-[A-Z0-9]+\.mjs)$/, replacement: at('renderer/shared/no-elk.ts') },
  ],
}

/** In main diagrams are read and never laid out, slides to edit are packed by what packs archives. */
export const withoutWhatMainNeverCalls = {
  alias: [
    ...withoutElk.alias,
    {
      find: /^(?:cytoscape(?:-cose-bilkent|-fcose)?|\..*\/(?:dagre|cose-bilkent|swimlanes)-[A-Z0-9]+\.mjs)$/,
      replacement: at('main/app/no-layout.ts'),
    },
    { find: /^jszip$/, replacement: at('main/app/export/pptx-zip.ts') },
    { find: /^(?:culori|node-html-better-parser)$/, replacement: at('main/app/export/no-drawing.ts') },
  ],
}

interface Failing {
  error(message: string): never
}

/** Kinds of diagram whose drawing half is left out, at least. */
const KINDS = 30

/** From the beginning of the object to its end. */
const KIND = /^(?:var diagram = \{|\} = \{\}\) => \(\{)$[\s\S]*?^\}/m

/** What Mermaid offers of itself. */
const OFFERED = /^var mermaid(?:API)? = (?:Object\.freeze\()?\{$[\s\S]*?^\}/gm
/** Readers ask which shapes there are, and only who draws asks how. */
const SHAPES = /^ {2}const undocumentedShapes = \{$[\s\S]*?^ {2}\}/m
const SHAPE = /^( +handler: )\w+(?=,?$)/gm
/** Functions that draw, gathered into an object. */
const GATHERED = /^__export\(\w*Renderer\w*, \{[^}]*\}\);$/gm
/** Gives a function its name back, which only its reader would miss; each would keep the function. */
const NAMED = /^__name\([\w$]+, "[^"]*"\);$/gm

/**
 * In main Mermaid says whether a diagram can be read. Each kind is an object of its parser, its `renderer` and its
 * `styles`; without the last two, all that draws falls away.
 */
export function withoutDrawing() {
  let kinds = 0
  return {
    name: 'without-drawing',
    transform(code: string, id: string) {
      if (!/\/mermaid\/dist\/(?:chunks\/)?mermaid\.core(?:\/[^/]+)?\.mjs$/.test(slashed(id))) return null
      const read = code.replace(KIND, (kind) =>
        kind
          .replace(/^ {2}renderer(?:: \w+)?(,?)$/m, '  renderer: {}$1')
          .replace(/^ {2}styles(?:: \w+)?(,?)$/m, '  styles: ""$1'),
      )
      if (read !== code) kinds += 1
      const left = read
        .replace(OFFERED, (all) => all.replace(/^ {2}render(?:: \w+)?,$/m, ''))
        .replace(SHAPES, (all) => all.replace(/^ {4}([\w"-]+)(?:: \w+)?(,?)$/gm, '    $1: true$2'))
        .replace(SHAPE, '$1true')
        .replace(GATHERED, '')
        .replace(NAMED, '')
      // Loading one does nothing, so that what nobody asks for can go.
      return { code: left, map: null, moduleSideEffects: false }
    },
    buildEnd(this: Failing, error?: Error) {
      if (error === undefined && kinds < KINDS)
        this.error(
          `The drawing half of ${kinds} kinds of diagram was left out; at least ${KINDS} were expected.`,
        )
    },
  }
}

/** Of the fourteen fonts that every viewer has, the widths; nothing is ever written into a printed PDF. */
export function withoutStandardFonts() {
  let fonts = 0
  return {
    name: 'without-standard-fonts',
    load(id: string) {
      if (!/\/pdf-lib\/.*\/standard-fonts\/[A-Z][\w-]*\.compressed\.json$/.test(slashed(id))) return null
      fonts += 1
      return { code: 'export default ""', moduleType: 'js' as const, map: null }
    },
    buildEnd(this: Failing, error?: Error) {
      if (error === undefined && fonts !== 14) this.error(`${fonts} of 14 standard fonts were left out.`)
    },
  }
}
