import { useState } from 'preact/hooks'
import type { Diagnostic } from '../../core/deck/types.ts'
import { Dialog } from './dialog.tsx'
import { Icon } from '../shared/icons.tsx'
import { explanationOf, type Words } from './explanations.ts'
import { placeOf, problemCount, severestFirst } from './words.ts'

/** The list of mistakes as a dialog over the desk. */
export function Problems(props: { diagnostics: readonly Diagnostic[]; onClose: () => void }) {
  return (
    <Dialog title={`${problemCount(props.diagnostics)} in this lecture`} onClose={props.onClose}>
      {props.diagnostics.length === 0 ? <p class="empty">Nothing is wrong any more.</p> : null}
      <ProblemList diagnostics={props.diagnostics} />
    </Dialog>
  )
}

/** What is wrong in the lecture's sources, where, and what to do about it; errors first. */
export function ProblemList({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  return (
    <ul class="problem-list">
      {severestFirst(diagnostics).map((diagnostic, index) => (
        <Problem key={index} diagnostic={diagnostic} />
      ))}
    </ul>
  )
}

const severityWords = { error: 'Error', warning: 'Warning', info: 'Note' }

function Problem({ diagnostic }: { diagnostic: Diagnostic }) {
  return (
    <li class={`problem is-${diagnostic.severity}`}>
      <Icon name={diagnostic.severity} />
      <div>
        <p class="problem-reason">
          <span class="visually-hidden">{severityWords[diagnostic.severity]}: </span>
          {diagnostic.reason}
        </p>
        {diagnostic.hint === undefined ? null : <p class="problem-hint">{diagnostic.hint}</p>}
        <p class="problem-place">
          <code>{placeOf(diagnostic)}</code>
        </p>
        <Explanation code={diagnostic.code} />
      </div>
    </li>
  )
}

/** What the documentation says of a kind of problem, which comes along and needs no network. */
function Explanation({ code }: { code: Diagnostic['code'] }) {
  const [paragraphs, setParagraphs] = useState<Words[][]>([])
  const look = () => {
    void import('../../docs/problems.md?raw').then(({ default: page }) => {
      setParagraphs(explanationOf(page, code))
      return null
    })
  }
  return (
    <details class="problem-help" onToggle={look}>
      <summary>
        What <code>{code}</code> means
      </summary>
      {paragraphs.map((words, index) => (
        <p key={index}>{words.map(({ text, isCode }) => (isCode ? <code key={text}>{text}</code> : text))}</p>
      ))}
      <p class="problem-page">
        From <code>docs/problems.md</code>, which explains all problems.
      </p>
    </details>
  )
}
