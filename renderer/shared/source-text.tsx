import type { Grade, Reference } from '../../core/deck/types.ts'
import { Icon } from './icons.tsx'
import { gradeWords } from './slide.ts'

/** How well established the claim of a slide is. `title`: what that means, on hovering. */
export function GradeSign({ grade, title }: { grade: Grade; title?: string }) {
  return (
    <p class={`grade-sign is-${grade}`} title={title}>
      <Icon name={grade} />
      <span class="visually-hidden">Evidence: </span>
      {gradeWords[grade]}
    </p>
  )
}

/** A source in full, what it found, and what to know of it. */
export function SourceText({ source }: { source: Reference & { locator?: string } }) {
  const study = [source.studyType, source.sample].filter((part) => part !== undefined && part !== '')
  return (
    <>
      {/* Sanitised when the lecture was compiled. */}
      <p class="source-entry" dir="auto" dangerouslySetInnerHTML={{ __html: source.entryHtml }} />
      {source.finding === undefined ? null : (
        <p class="source-finding" dir="auto">
          {source.finding}
        </p>
      )}
      <p class="source-facts">
        {source.locator === undefined ? null : (
          <span class="fact is-locator" dir="auto">
            {source.locator}
          </span>
        )}
        {study.length === 0 ? null : (
          <span class="fact" dir="auto">
            {study.join(', ')}
          </span>
        )}
        {source.verified ? null : (
          <span class="fact is-unverified">
            <Icon name="warning" />
            Unverified
          </span>
        )}
        {source.doi === undefined ? null : (
          <span class="doi-text" dir="ltr">
            doi {source.doi}
          </span>
        )}
      </p>
    </>
  )
}
