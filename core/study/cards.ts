import { escapeHtml } from '../deck/escape-html.ts'
import { flowLabels, type DiagramEdge } from './diagram-labels.ts'
import {
  findAll,
  hasClass,
  parseHtml,
  plainText,
  serialiseHtml,
  without,
  type HtmlElement,
} from './html-tree.ts'
import type { GlossaryTerm } from '../deck/types.ts'
import type { Card, StudySlide } from './types.ts'

/** Everything the lecture asks, in its order: questions, myths, arrows of diagrams, then the glossary's terms. */
export function cardsOf(slides: readonly StudySlide[], glossary: readonly GlossaryTerm[]): Card[] {
  return [...slides.flatMap(cardsOfSlide), ...glossary.map(termCard)]
}

export function cardsOfSlide(slide: StudySlide): Card[] {
  const tree = parseHtml(slide.html)
  const asked = slide.classes.includes('question') ? wholeQuestion(slide, tree) : blockQuestions(slide, tree)
  return [...asked, ...myths(slide, tree), ...diagramCards(slide)]
}

const is = (name: string) => (element: HtmlElement) => hasClass(element, name)

/** A slide that asks: everything but the answer is the question. */
function wholeQuestion(slide: StudySlide, tree: HtmlElement): Card[] {
  const answers = findAll(tree, is('answer'))
  if (answers.length === 0) return []
  const question = without(tree, is('answer'))
  const title = /^(?:question|frage|pregunta)\b/i.test(slide.title)
    ? ''
    : `<p><strong>${escapeHtml(slide.title)}</strong></p>`
  return [
    {
      id: `question:${slide.id}`,
      kind: 'question',
      slide: slide.id,
      frontHtml: title + shown(question),
      backHtml: answers.map(shown).join(''),
    },
  ]
}

/** `::: {.question}` blocks with an answer inside or right after them. */
function blockQuestions(slide: StudySlide, tree: HtmlElement): Card[] {
  const blocks = findAll(tree, (element) => hasClass(element, 'question') || hasClass(element, 'answer'))
  return blocks.flatMap((block, index): Card[] => {
    if (!hasClass(block, 'question')) return []
    const next = blocks[index + 1]
    const inside = findAll(block, is('answer'))
    const answers = inside.length > 0 ? inside : next !== undefined && hasClass(next, 'answer') ? [next] : []
    if (answers.length === 0) return []
    const id = `question:${slide.id}:${index}`
    const backHtml = answers.map(shown).join('')
    return [
      { id, kind: 'question', slide: slide.id, frontHtml: shown(without(block, is('answer'))), backHtml },
    ]
  })
}

function myths(slide: StudySlide, tree: HtmlElement): Card[] {
  const told = findAll(tree, is('myth'))
  const facts = findAll(tree, is('fact'))
  return told.flatMap((myth, index): Card[] => {
    // One fact may answer several myths.
    const fact = facts[index] ?? facts.at(-1)
    if (fact === undefined) return []
    const id = told.length === 1 ? `myth:${slide.id}` : `myth:${slide.id}:${index}`
    const frontHtml = `${shown(myth)}<p>True, false, or not known?</p>`
    return [{ id, kind: 'myth', slide: slide.id, frontHtml, backHtml: shown(fact) }]
  })
}

/** For each box of a flowchart from which arrows lead: where to? */
function diagramCards(slide: StudySlide): Card[] {
  return slide.diagrams.flatMap(({ id: diagram, title, source }) => {
    const { nodes, edges } = flowLabels(source)
    const labels = new Map(nodes.map(({ id, label }) => [id, label]))
    return nodes.flatMap(({ id, label }): Card[] => {
      const out = edges.filter(({ from, to }) => from === id && to !== id)
      if (out.length === 0) return []
      const name = title === '' ? slide.title : title
      const asks = `In the diagram “${name}”, where does “${label}” lead?`
      const answers = out.map((edge) => `<li>${escapeHtml(edgeWords(edge, labels))}</li>`).join('')
      return [
        {
          id: `diagram:${diagram}:${id}`,
          kind: 'diagram',
          slide: slide.id,
          frontHtml: `<p>${escapeHtml(asks)}</p>`,
          backHtml: `<ul>${answers}</ul>`,
        },
      ]
    })
  })
}

function edgeWords({ to, label, inhibits }: DiagramEdge, labels: ReadonlyMap<string, string>): string {
  const target = labels.get(to) ?? to
  const how = [label, inhibits && !/inhib|hold|block/i.test(label) ? 'holds it back' : '']
    .filter(Boolean)
    .join(', ')
  return how === '' ? target : `${target} (${how})`
}

function termCard({ id, term, definition, slide }: GlossaryTerm): Card {
  return {
    id: `term:${id}`,
    kind: 'term',
    slide: slide ?? null,
    frontHtml: `<p>What is meant by <strong>${escapeHtml(term)}</strong>?</p>`,
    backHtml: `<p>${escapeHtml(definition)}</p>`,
  }
}

/** As HTML with everything in it shown, without ids that would be there twice and without footnotes' numbers. */
function shown(element: HtmlElement): string {
  const clean = without(element, ({ name, attributes }) => name === 'figure' && 'data-diagram' in attributes)
  return clean.children
    .map((child) => serialiseHtml(typeof child === 'string' ? child : unstepped(child)))
    .join('')
    .trim()
}

function unstepped(element: HtmlElement): HtmlElement {
  const { id: _id, 'data-step': _step, ...attributes } = element.attributes
  const children = element.children.map((child) => (typeof child === 'string' ? child : unstepped(child)))
  return { ...element, attributes, children }
}

/** A card in plain words, for where there is no HTML. */
export function cardText({ frontHtml, backHtml }: Pick<Card, 'frontHtml' | 'backHtml'>): {
  front: string
  back: string
} {
  return { front: plainText(parseHtml(frontHtml)), back: plainText(parseHtml(backHtml)) }
}
