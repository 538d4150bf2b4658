import { parseSync } from 'vite'

/** One module naming another. */
export interface Import {
  /** The importing file, relative to the repository, with `/`. */
  file: string
  /** As written; `<computed>` where it is not a plain string. */
  specifier: string
  /** `type` leaves nothing behind at run time. */
  kind: 'value' | 'dynamic' | 'type'
  line: number
}

interface Node {
  type: string
  start: number
  [key: string]: unknown
}

/** Every import of a TypeScript file, of whatever form, and calls of the global `fetch` as `<fetch>`. */
export function readImports(file: string, text: string): Import[] {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`)
  const imports: Import[] = []
  const add = (node: Node, specifier: string, kind: Import['kind']) => {
    imports.push({ file, specifier, kind, line: text.slice(0, node.start).split('\n').length })
  }
  walk(program, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
        add(node, textOf(node['source']), isTypeOnly(node, 'importKind') ? 'type' : 'value')
        return
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        if (isNode(node['source']))
          add(node, textOf(node['source']), isTypeOnly(node, 'exportKind') ? 'type' : 'value')
        return
      case 'ImportExpression':
        add(node, textOf(node['source']), 'dynamic')
        return
      case 'TSImportType':
        add(node, textOf(node['source'] ?? node['argument']), 'type')
        return
      case 'TSExternalModuleReference':
        add(node, textOf(node['expression']), 'value')
        return
      case 'CallExpression': {
        const callee = nameOf(node['callee'])
        const [first] = node['arguments'] as unknown[]
        if (callee === 'require' || callee === 'require.resolve' || callee === 'import.meta.resolve')
          add(node, textOf(first), 'value')
        if (callee === 'fetch' || callee === 'globalThis.fetch') add(node, '<fetch>', 'value')
      }
    }
  })
  return imports
}

/** `import type …`, or nothing but `type` names between the braces. */
function isTypeOnly(node: Node, key: 'importKind' | 'exportKind'): boolean {
  if (node[key] === 'type') return true
  const names = (node['specifiers'] ?? []) as Node[]
  return names.length > 0 && names.every((name) => name[key] === 'type')
}

function nameOf(value: unknown): string {
  if (!isNode(value)) return ''
  switch (value.type) {
    case 'Identifier':
      return String(value['name'])
    case 'MetaProperty':
      return 'import.meta'
    case 'MemberExpression':
      return `${nameOf(value['object'])}.${nameOf(value['property'])}`
    default:
      return ''
  }
}

function textOf(value: unknown): string {
  if (!isNode(value)) return '<computed>'
  if (value.type === 'Literal' && typeof value['value'] === 'string') return value['value']
  if (value.type === 'TSLiteralType') return textOf(value['literal'])
  const quasis = value.type === 'TemplateLiteral' ? (value['quasis'] as Node[]) : []
  const [only] = quasis
  if (only === undefined || quasis.length > 1) return '<computed>'
  return (only['value'] as { cooked: string }).cooked
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit)
  } else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) visit(value)
    for (const item of Object.values(value)) walk(item, visit)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
