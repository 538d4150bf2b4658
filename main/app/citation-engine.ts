import type { Engine } from 'citeproc'

/** Records by the id that citeproc knows them by. */
type Known = Map<string, Record<string, unknown>>

/**
 * Does something with an engine that knows the given records and nothing else. `work` must not await:
 * the next caller gets the same engine.
 */
export type WithEngine = <T>(records: Known, work: (engine: Engine) => T) => T

/**
 * citeproc with a style and a language. Code, styles and languages are loaded when the first lecture
 * cites something. An unknown style becomes `apa`, an unknown language American English.
 */
export async function prepareEngine(style: string, lang: string): Promise<WithEngine> {
  const [{ default: CSL }, { default: styles }, { default: locales }] = await Promise.all([
    import('citeproc'),
    import('@citation-js/plugin-csl/lib-mjs/styles.json', { with: { type: 'json' } }),
    import('@citation-js/plugin-csl/lib-mjs/locales.json', { with: { type: 'json' } }),
  ])
  const styleName = Object.hasOwn(styles, style) ? (style as keyof typeof styles) : 'apa'
  const language = lang.toLowerCase().split('-')[0] ?? ''
  const texts: Record<string, string> = locales
  const locale = Object.keys(texts).find((name) => name.startsWith(`${language}-`)) ?? 'en-US'
  const name = `${styleName} ${locale}`

  const start = (): Running => {
    const running = { known: new Map() as Known }
    const system = {
      retrieveLocale: (tag: string) => texts[tag] ?? locales['en-US'],
      retrieveItem: (id: string) => running.known.get(id) ?? { id, type: 'document' },
    }
    return Object.assign(running, { engine: new CSL.Engine(system, styles[styleName], locale, true) })
  }
  return (records, work) => {
    const running = engines.get(name) ?? start()
    // Only put back when all went well: an engine that threw half way has lost its thread.
    engines.delete(name)
    running.known = records
    running.engine.restoreProcessorState([])
    running.engine.setOutputFormat('html')
    const result = work(running.engine)
    engines.set(name, running)
    return result
  }
}

interface Running {
  engine: Engine
  known: Known
}

// Reading a style takes about a second, forgetting the records of the last run next to nothing.
const engines = new Map<string, Running>()
