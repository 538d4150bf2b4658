import type { Mermaid } from 'mermaid'
import type { Diagram } from '../../core/deck/types.ts'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { cumulativeParts, firstAppearances } from './diagram-parts.ts'
import { drawingText, insertDrawing, restoreDrawing, tidyDrawing, type Drawing } from './diagram-svg.ts'
import { keepDrawing, sharedDrawing } from './drawing-store.ts'
import { messageOf } from '../../core/deck/message-of.ts'

export interface DiagramOptions {
  /** Put before every id in the drawings; unique to this copy of the slide in the document. */
  idPrefix: string
}

/** A diagram that could not be drawn. `message` is Mermaid's own, in one line. */
export interface DiagramFailure {
  diagram: string
  message: string
}

type Drawn = { ok: true; drawing: Drawing } | { ok: false; message: string }

/** The font that labels are measured and shown in; the same as in `diagrams.css`. */
const labelFont = 'Inter, system-ui, sans-serif'
const labelSize = 20

/** By source, in the order in which they came; the oldest make room. */
const drawn = new Map<string, Promise<Drawn>>()
const REMEMBERED = 60
let queue: Promise<unknown> = Promise.resolve()
let loading: Promise<Mermaid> | undefined

/**
 * Draws every diagram of `slide` into its `figure.diagram[data-diagram]` below `root`, all parts in
 * place; parts carry `data-step`, so `applyStep` has to run afterwards. `root` need not be in the
 * document. Drawings are kept in memory by their source, and a figure already drawn is left alone.
 */
export async function drawDiagrams(
  root: HTMLElement,
  slide: SlideContent,
  options: DiagramOptions,
): Promise<DiagramFailure[]> {
  const failures: DiagramFailure[] = []
  for (const figure of root.querySelectorAll<HTMLElement>('figure.diagram[data-diagram]')) {
    const diagram = slide.diagrams.find(({ id }) => id === figure.dataset['diagram'])
    if (!diagram) continue
    const result = await draw(diagram.source)
    if (!result.ok) failures.push({ diagram: diagram.id, message: result.message })
    // The figure may have been filled by a call that came in between.
    if (figure.dataset['drawn'] === diagram.source) continue
    figure.dataset['drawn'] = diagram.source
    if (result.ok) fill(figure, result.drawing, diagram, options.idPrefix)
    else figure.querySelector(':scope > svg')?.remove()
    if (!result.ok) figure.prepend(broken())
  }
  return failures
}

/** Draws what nobody has drawn yet, for the pages that will show it. Never rejects. */
export async function drawForLater(source: string): Promise<void> {
  if (drawn.has(source) || (await sharedDrawing(source)) !== null) return
  await draw(source)
}

function fill(figure: HTMLElement, drawing: Drawing, diagram: Diagram, idPrefix: string): void {
  figure.querySelector(':scope > svg, :scope > .broken')?.remove()
  figure.prepend(insertDrawing(drawing, diagram, `${idPrefix}${diagram.id}`))
}

function broken(): HTMLElement {
  const note = document.createElement('div')
  note.className = 'broken'
  note.dataset['code'] = 'diagram-invalid'
  note.textContent = 'This diagram cannot be drawn'
  return note
}

/** Mermaid holds its state in the module: one drawing at a time. */
function draw(source: string): Promise<Drawn> {
  const known = drawn.get(source)
  if (known) return known
  const result = recall(source).then((recalled) => recalled ?? drawInTurn(source))
  drawn.set(source, result)
  for (const oldest of drawn.keys()) {
    if (drawn.size <= REMEMBERED) break
    drawn.delete(oldest)
  }
  return result
}

/** A drawing from an earlier day needs no Mermaid. */
async function recall(source: string): Promise<Drawn | null> {
  const text = await sharedDrawing(source)
  const drawing = text === null ? null : restoreDrawing(text)
  return drawing && { ok: true, drawing }
}

function drawInTurn(source: string): Promise<Drawn> {
  const result = queue.then(() => drawNow(source))
  queue = result
  return result
}

async function drawNow(source: string): Promise<Drawn> {
  const bench = workbench()
  try {
    const mermaid = await loadMermaid()
    // Labels are measured while drawing: the font has to be there, with the letters that occur.
    await document.fonts.load(`500 ${labelSize}px Inter, 'Noto Sans Arabic'`, source)
    const { svg, diagramType } = await mermaid.render('drawing', source, bench)
    const drawing = tidyDrawing(svg, diagramType, await partsOf(mermaid, source))
    keepDrawing(source, drawingText(drawing))
    return { ok: true, drawing }
  } catch (error) {
    const message = messageOf(error)
    return { ok: false, message: message.replace(/\s+/g, ' ').trim() }
  } finally {
    bench.remove()
  }
}

/** Laid out, for measuring, but never seen or read. */
function workbench(): HTMLElement {
  const bench = document.createElement('div')
  bench.className = 'diagram-workbench'
  bench.ariaHidden = 'true'
  document.body.append(bench)
  return bench
}

function loadMermaid(): Promise<Mermaid> {
  loading ??= import('mermaid').then(({ default: mermaid }) => {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      // What no diagram may set itself. Sources come here without settings; this is the second lock.
      secure: [
        'secure',
        'securityLevel',
        'startOnLoad',
        'maxTextSize',
        'maxEdges',
        'suppressErrorRendering',
        'dompurifyConfig',
        'theme',
        'themeCSS',
        'themeVariables',
        'fontFamily',
        'altFontFamily',
        'htmlLabels',
        'layout',
        'look',
        'legacyMathML',
        'forceLegacyMathML',
      ],
      suppressErrorRendering: true,
      htmlLabels: false,
      look: 'classic',
      layout: 'dagre',
      handDrawnSeed: 1,
      deterministicIds: true,
      theme: 'base',
      fontFamily: labelFont,
      // For the kinds that keep Mermaid's style; the light colours of `theme-tokens.css`.
      themeVariables: {
        fontFamily: labelFont,
        fontSize: `${labelSize}px`,
        background: '#ffffff',
        primaryColor: '#e1ebf2',
        primaryBorderColor: '#2f6286',
        primaryTextColor: '#18212c',
        secondaryColor: '#faecd0',
        secondaryBorderColor: '#96690c',
        tertiaryColor: '#ebe4f4',
        tertiaryBorderColor: '#66499a',
        lineColor: '#47525f',
        textColor: '#18212c',
      },
      flowchart: {
        htmlLabels: false,
        useMaxWidth: false,
        minNodeWidth: 60,
        padding: 14,
        nodeSpacing: 34,
        rankSpacing: 58,
        diagramPadding: 4,
        wrappingWidth: 230,
      },
      state: { useMaxWidth: false, minNodeWidth: 0 },
      sequence: {
        useMaxWidth: false,
        mirrorActors: false,
        messageFontSize: labelSize,
        actorFontSize: labelSize,
        noteFontSize: labelSize,
        messageFontFamily: labelFont,
        actorFontFamily: labelFont,
        noteFontFamily: labelFont,
      },
    })
    return mermaid
  })
  return loading
}

/** At which part each piece first appears, by the names that `diagram-svg.ts` finds them under. */
async function partsOf(mermaid: Mermaid, source: string): Promise<Map<string, number>> {
  const parts = cumulativeParts(source)
  const names: (string[] | undefined)[] = []
  for (const part of parts) names.push(await namesIn(mermaid, part))
  return firstAppearances(names)
}

/** What Mermaid's flowchart and sequence parsers have in common, as far as we read it. */
interface ParsedDiagram {
  getData?(): { nodes: { id: string; domId?: string; isGroup?: boolean }[]; edges: { id: string }[] }
  getMessages?(): unknown[]
  getActorKeys?(): string[]
}

/** Undefined when the source cannot be parsed: a diagram cut in two need not be one. */
async function namesIn(mermaid: Mermaid, source: string): Promise<string[] | undefined> {
  try {
    const db = (await mermaid.mermaidAPI.getDiagramFromText(source)).db as ParsedDiagram
    if (db.getMessages && db.getActorKeys) {
      return [
        ...db.getActorKeys().map((key) => `actor ${key}`),
        ...db.getMessages().map((_, index) => `message ${index}`),
      ]
    }
    const { nodes, edges } = db.getData?.() ?? { nodes: [], edges: [] }
    return [
      // A node's id in the drawing ends in a counter, which may differ when only a part is read.
      ...nodes.map(({ id, domId, isGroup }) =>
        isGroup ? `cluster ${id}` : `node ${(domId ?? id).replace(/-\d+$/, '')}`,
      ),
      ...edges.map(({ id }) => `edge ${id}`),
    ]
  } catch {
    return undefined
  }
}
