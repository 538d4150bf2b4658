import type { Preventable } from './surface.ts'

export interface EndingDeps {
  mustAsk(): boolean
  ask(): Promise<boolean>
  /**
   * Closes what must be closed and quits; `intercept` lets that pass.
   * @param wanted by the lecturer; false when the system ends the program
   */
  end(wanted: boolean): Promise<void>
  log(message: string, cause?: unknown): void
}

/**
 * One way out: closing the presenter window and quitting are the same question, asked once. Both
 * are held back until it is answered, because a window that has closed cannot be kept any more.
 */
export function createEnding(deps: EndingDeps): {
  intercept(event: Preventable): void
  /** The system ends the program: nobody is asked. */
  end(): void
  isEnding(): boolean
  /** Whether ending now would need a question. */
  mustAsk(): boolean
} {
  let state: 'going' | 'asking' | 'ending' = 'going'

  const isEnding = () => state === 'ending'

  const decide = async () => {
    state = 'asking'
    try {
      if (deps.mustAsk() && !(await deps.ask())) {
        if (!isEnding()) state = 'going'
        return
      }
    } catch (error) {
      // A question that cannot be asked must not make the program impossible to leave.
      deps.log('Whether to end the lecture could not be asked.', error)
    }
    await finish(true)
  }

  const finish = async (wanted: boolean) => {
    if (isEnding()) return
    state = 'ending'
    try {
      await deps.end(wanted)
    } catch (error) {
      deps.log('The lecture could not be closed properly.', error)
    }
  }

  return {
    intercept(event) {
      if (isEnding()) return
      event.preventDefault()
      if (state === 'going') void decide()
    },
    end: () => void finish(false),
    isEnding,
    mustAsk: () => !isEnding() && deps.mustAsk(),
  }
}
