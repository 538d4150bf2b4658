import * as v from 'valibot'

/** In device-independent pixels of the desktop. */
const rect = v.strictObject({ x: v.number(), y: v.number(), width: v.number(), height: v.number() })

const preferences = v.object({
  /** `system` follows the machine, also when it changes by the hour. */
  appearance: v.optional(v.fallback(v.picklist(['system', 'light', 'dark']), 'system'), 'system'),
  /** What shows when the program starts without being told what to open. */
  startWith: v.optional(v.fallback(v.picklist(['home', 'last']), 'home'), 'home'),
  /** With one display: the notes alone, or the slides in a window beside them. */
  oneDisplay: v.optional(v.fallback(v.picklist(['notes', 'both']), 'notes'), 'notes'),
})
export type Preferences = v.InferOutput<typeof preferences>

const recent = v.object({
  /** Absolute: a lecture folder or an archive. */
  path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
  title: v.pipe(v.string(), v.maxLength(500)),
  /** Milliseconds since the epoch. */
  openedAt: v.pipe(v.number(), v.finite()),
})
export type RecentLecture = v.InferOutput<typeof recent>

const windows = v.object({
  /** Where the lecturer left the presenter window; null before that. */
  presenterBounds: v.optional(v.fallback(v.nullable(rect), null), null),
  /** The arrangement of displays for which they were swapped (see `arrangementOf`); null for none. */
  swappedAt: v.optional(v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(4000))), null), null),
})
export type WindowMemory = v.InferOutput<typeof windows>

/** What the desktop program remembers from one start to the next. */
export interface DesktopState {
  recents: RecentLecture[]
  preferences: Preferences
  windows: WindowMemory
}

/** Lectures that are remembered at most, the newest first. */
export const MAX_RECENTS = 12

export const INITIAL: DesktopState = {
  recents: [],
  preferences: v.parse(preferences, {}),
  windows: v.parse(windows, {}),
}

/**
 * What a state file says. Each part that cannot be used becomes its default, so that a newer or a damaged
 * file costs no more than that part; null when it is no state at all. Never throws.
 */
export function readState(json: unknown): DesktopState | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null
  const parts = json as Partial<Record<keyof DesktopState, unknown>>
  const list = Array.isArray(parts.recents) ? parts.recents : []
  const recents = list.flatMap((each) => {
    const result = v.safeParse(recent, each)
    return result.success ? [result.output] : []
  })
  return {
    recents: recents.slice(0, MAX_RECENTS),
    preferences: readPart(preferences, parts.preferences, INITIAL.preferences),
    windows: readPart(windows, parts.windows, INITIAL.windows),
  }
}

function readPart<T>(schema: v.GenericSchema<unknown, T>, value: unknown, otherwise: T): T {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : otherwise
}

/** The lecture comes to the front; what was opened longest ago falls out. */
export function remembered(recents: readonly RecentLecture[], opened: RecentLecture): RecentLecture[] {
  return [opened, ...forgotten(recents, opened.path)].slice(0, MAX_RECENTS)
}

export function forgotten(recents: readonly RecentLecture[], path: string): RecentLecture[] {
  return recents.filter((each) => each.path !== path)
}
