import type { Exporting, ExportStage } from '../../core/export/exporter.ts'

/** For the line that is read out when it changes; how far it is stands elsewhere, or every slide would be read out. */
export function workInWords(work: Exporting, isDesktop: boolean): string {
  switch (work.kind) {
    case 'idle':
      return ''
    case 'asking':
      return 'Where to?'
    case 'busy':
      return 'Exporting. The lecture goes on meanwhile.'
    case 'done':
      return `Saved ${isDesktop ? `as ${work.file}` : 'where your browser keeps downloads'}: ${counted(work.count, work.unit)}.`
    case 'failed':
      return work.why
  }
}

/** How far it is, for the eye. */
export function stageInWords(progress: ExportStage): string {
  switch (progress.stage) {
    case 'laying-out':
      return progress.done === 0
        ? 'Reading the lecture…'
        : `Slide ${number(progress.done)} of ${number(progress.all)}`
    case 'printing':
      return printingInWords(progress)
    case 'finishing':
      return 'Finishing…'
    case 'writing':
      return 'Writing…'
  }
}

function printingInWords({ pages, before, all }: Extract<ExportStage, { stage: 'printing' }>): string {
  if (before === undefined && all === undefined) return `Printing ${counted(pages, 'page')}…`
  const from = before ?? 0
  const ofAll = all === undefined ? '' : ` of ${number(all)}`
  return `Printing pages ${number(from + 1)} to ${number(from + pages)}${ofAll}…`
}

/** For a bar; undefined while nothing can be counted. */
export function shareDone(progress: ExportStage): { value: number; max: number } | undefined {
  if (progress.stage === 'printing' && progress.all !== undefined)
    return { value: progress.before ?? 0, max: progress.all }
  if (progress.stage !== 'laying-out' || progress.done === 0) return undefined
  return { value: progress.done, max: progress.all }
}

const number = (value: number) => value.toLocaleString('en')

function counted(count: number, unit: string): string {
  return `${number(count)} ${unit}${count === 1 ? '' : 's'}`
}

/**
 * Fetches the file and hands it to the browser. Never rejects.
 * @returns why it failed, in words; null when it did not, or was called off
 */
export async function saveExport(address: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(address, { signal })
    if (!answer.ok) return (await answer.text()).trim() || 'The export failed.'
    const url = URL.createObjectURL(await answer.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = decodeURIComponent(
      /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'lecture',
    )
    link.click()
    // The browser has begun to save by the next minute.
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return null
  } catch {
    return signal.aborted ? null : 'The lecture cannot be reached.'
  }
}
