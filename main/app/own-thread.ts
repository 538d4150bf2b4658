import { Worker, type ResourceLimits } from 'node:worker_threads'

/** The thread could not be started, or ended too early; what it was to do has to be done elsewhere. */
export class NoThreadError extends Error {}

/**
 * The script of a thread of ours: beside the sources as they were written, and in the folder above the chunks once
 * it is bundled.
 * @param name without its ending
 */
export function threadScript(name: string): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL(`${name}.ts`, here)
  return new URL(/\/chunks\/[^/]*$/.test(here) ? `../${name}.js` : `${name}.js`, here)
}

/** @param limits what it may use; as much as this one when absent */
export function startThread(script: URL, limits: ResourceLimits = {}): Worker {
  // Nothing of the parent's flags: a test runner's or a debugger's loader must not run in there.
  return new Worker(script, { execArgv: [], resourceLimits: limits })
}
