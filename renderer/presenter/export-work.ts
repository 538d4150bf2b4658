/** How far an export has come. */
export type Work = { kind: 'idle' } | { kind: 'busy' } | { kind: 'done' } | { kind: 'failed'; why: string }

/** For the line that is read out when it changes. */
export function workInWords(work: Work): string {
  switch (work.kind) {
    case 'idle':
      return ''
    case 'busy':
      return 'Exporting. The lecture goes on meanwhile.'
    case 'done':
      return 'Saved where your browser keeps downloads.'
    case 'failed':
      return work.why
  }
}

/** Fetches the file and hands it to the browser. Never rejects. */
export async function saveExport(address: string, signal: AbortSignal): Promise<Work> {
  try {
    const answer = await fetch(address, { signal })
    if (!answer.ok) return { kind: 'failed', why: (await answer.text()).trim() || 'The export failed.' }
    const url = URL.createObjectURL(await answer.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = decodeURIComponent(
      /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'lecture',
    )
    link.click()
    // The browser has begun to save by the next minute.
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return { kind: 'done' }
  } catch {
    return signal.aborted ? { kind: 'idle' } : { kind: 'failed', why: 'The lecture cannot be reached.' }
  }
}
