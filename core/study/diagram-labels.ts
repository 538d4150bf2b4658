/** A box of a flowchart and where its arrows lead. */
export interface DiagramNode {
  /** As in Mermaid's source. */
  id: string
  label: string
}

export interface DiagramEdge {
  from: string
  to: string
  /** '' when there is none. */
  label: string
  /** Drawn with a bar or a dot at its end: it holds back. */
  inhibits: boolean
}

export interface FlowLabels {
  nodes: DiagramNode[]
  edges: DiagramEdge[]
}

const NODE =
  /([\p{L}\p{N}_-]+)\s*(?:[[({>]+[/\\]?\s*"([^"]*)"\s*[/\\]?[\])}]+|\[([^\][(){}"]+)\]|\(([^\][(){}"]+)\))?(?::::[\w-]+)?/uy
const ARROW =
  /\s*(?:x|o|<)?(--|==|-\.)(?:\s*"?([^"|>\n]*?[^"|>\n\s=.-])"?\s*(?:--|==|\.-))?[-=.]*([>xo])?\s*(?:\|"?([^|"]*)"?\|)?\s*/uy

/**
 * What a flowchart says: its boxes and arrows, read line by line. Other kinds of diagram and lines that are
 * written in a way not known here are passed over.
 */
export function flowLabels(source: string): FlowLabels {
  const nodes = new Map<string, string>()
  const edges: DiagramEdge[] = []
  const lines = source.split('\n')
  const first = lines.findIndex((line) => /^\s*(?:flowchart|graph)\b/.test(line))
  if (first < 0) return { nodes: [], edges: [] }
  let described = false
  for (const line of lines.slice(first + 1)) {
    const text = line.trim()
    if (/^accDescr\s*\{/.test(text)) described = true
    if (described) {
      described = !text.includes('}')
      continue
    }
    if (/^(?:%%|acc(?:Title|Descr)|subgraph|end$|classDef|class|style|linkStyle|click|direction)/.test(text))
      continue
    for (const statement of text.split(/;(?=\s|$)/)) readStatement(statement.trim(), nodes, edges)
  }
  const named = Array.from(nodes, ([id, label]) => ({ id, label: label === '' ? id : label }))
  return { nodes: named, edges }
}

function readStatement(text: string, nodes: Map<string, string>, edges: DiagramEdge[]): void {
  let at = 0
  let from: string[] = []
  let arrow: Pick<DiagramEdge, 'label' | 'inhibits'> | null = null
  while (at < text.length) {
    const group: string[] = []
    do {
      while (text[at] === ' ' || text[at] === '&') at += 1
      NODE.lastIndex = at
      const node = NODE.exec(text)
      if (node === null) return
      at = NODE.lastIndex
      const [, id = '', quoted, square, round] = node
      const label = oneLine(quoted ?? square ?? round ?? '')
      if (label !== '' || !nodes.has(id)) nodes.set(id, label === '' ? (nodes.get(id) ?? '') : label)
      group.push(id)
    } while (/^\s*&/.test(text.slice(at)))
    if (arrow !== null)
      for (const one of from) for (const other of group) edges.push({ from: one, to: other, ...arrow })
    from = group
    ARROW.lastIndex = at
    const match = ARROW.exec(text)
    if (match === null || match[0].trim() === '') return
    at = ARROW.lastIndex
    arrow = { label: oneLine(match[4] ?? match[2] ?? ''), inhibits: match[3] === 'x' || match[3] === 'o' }
  }
}

function oneLine(label: string): string {
  return label
    .replaceAll(/<br\s*\/?>|\\n/gi, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Words of any diagram that one may search for: whatever stands in quotation marks, brackets or bars. */
export function labelText(source: string): string {
  const { nodes, edges } = flowLabels(source)
  if (nodes.length > 0)
    return [...nodes.map(({ label }) => label), ...edges.map(({ label }) => label)].filter(Boolean).join(', ')
  const found = source
    .split('\n')
    .filter((line) => !/^\s*(?:%%|acc(?:Title|Descr)|classDef|style)/.test(line))
    .flatMap((line) =>
      [...line.matchAll(/"([^"]+)"|[[({|:]\s*([^\][(){}|:"]{2,})/g)].map(([, a, b]) => a ?? b ?? ''),
    )
  return found.map(oneLine).filter(Boolean).join(', ')
}
