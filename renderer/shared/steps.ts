/**
 * Shows a slide, or any part of it, as it stands at `step` (0-based). Everything keeps its room, so
 * nothing moves; what is not shown is also not read out.
 */
export function applyStep(root: HTMLElement, step: number): void {
  for (const part of root.querySelectorAll('[data-step]')) {
    const at = Number(part.getAttribute('data-step'))
    part.classList.toggle('is-shown', at <= step)
    part.classList.toggle('is-current', at === step)
    if (at <= step) part.removeAttribute('aria-hidden')
    else part.setAttribute('aria-hidden', 'true')
  }
  for (const code of root.querySelectorAll('pre.code')) lightLines(code, step)
}

function lightLines(code: Element, step: number): void {
  const lines = [...code.querySelectorAll('[data-lines-step]')].map((line) => ({
    line,
    steps: (line.getAttribute('data-lines-step') ?? '').split(/\s+/).filter(Boolean).map(Number),
  }))
  const active = activeGroup(
    lines.flatMap(({ steps }) => steps),
    step,
  )
  for (const { line, steps } of lines) line.classList.toggle('is-lit', steps.includes(active))
  code.classList.toggle(
    'has-lit-lines',
    lines.some(({ steps }) => !steps.includes(active)),
  )
}

/**
 * Which of a code block's steps lights its lines at `step`: the last one reached, so that lines stay lit
 * while later parts of the slide appear; before the first one, the first.
 */
export function activeGroup(steps: number[], step: number): number {
  const reached = steps.filter((at) => at <= step)
  return reached.length > 0 ? Math.max(...reached) : Math.min(...steps)
}
