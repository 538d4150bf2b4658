import type { Engine } from 'citeproc'
import { allLocales, allStyles, localeFor } from './citation-resources.ts'

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
 * @param text the style in CSL, when it is none of the bundled ones
 * @throws whatever citeproc throws at a style that it cannot read
 */
export async function prepareEngine(style: string, lang: string, text?: string): Promise<WithEngine> {
  const [{ default: CSL }, { default: packagedStyles }, { default: packagedLocales }] = await Promise.all([
    import('citeproc'),
    import('@citation-js/plugin-csl/lib-mjs/styles.json', { with: { type: 'json' } }),
    import('@citation-js/plugin-csl/lib-mjs/locales.json', { with: { type: 'json' } }),
  ])
  const locales = allLocales(packagedLocales)
  const known = allStyles(packagedStyles)
  const csl = text ?? known.get(style) ?? known.get('apa') ?? ''
  const locale = localeFor(lang, locales)
  const name = `${locale} ${csl}`

  const start = (): Running => {
    const running = { known: new Map() as Known }
    const system = {
      retrieveLocale: (tag: string) => locales.get(tag) ?? locales.get('en-US') ?? '',
      retrieveItem: (id: string) => running.known.get(id) ?? { id, type: 'document' },
    }
    return Object.assign(running, { engine: new CSL.Engine(system, csl, locale, true) })
  }
  // Here and not at the first use: what is wrong with the style is told apart from what is with a record.
  if (!engines.has(name)) keep(name, start())
  return (records, work) => {
    const running = engines.get(name) ?? start()
    // Only put back when all went well: an engine that threw half way has lost its thread.
    engines.delete(name)
    running.known = records
    running.engine.restoreProcessorState([])
    running.engine.setOutputFormat('html')
    const result = work(running.engine)
    keep(name, running)
    return result
  }
}

interface Running {
  engine: Engine
  known: Known
}

// Reading a style takes about a second, forgetting the records of the last run next to nothing.
const engines = new Map<string, Running>()
/** A style that is being written changes with every save. */
const KEPT = 4

function keep(name: string, running: Running): void {
  if (engines.size >= KEPT) engines.clear()
  engines.set(name, running)
}
