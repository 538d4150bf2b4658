import type { WriteStream } from 'node:tty'

/** Where a command writes. What was asked for goes to `print`, everything about it to the others. */
export interface Terminal {
  /** To standard output, with a line break. */
  print(text: string): void
  /** To standard error, with a line break. */
  note(text: string): void
  /** A line on standard error that the next one replaces; '' clears it. Nothing where there is no terminal. */
  progress(text: string): void
}

type Stream = Pick<WriteStream, 'write'> & { isTTY?: boolean }

export function createTerminal(out: Stream, err: Stream): Terminal {
  let progressing = false
  const clear = () => {
    if (progressing) err.write('\r\u001B[K')
    progressing = false
  }
  return {
    print(text) {
      clear()
      out.write(`${text}\n`)
    },
    note(text) {
      clear()
      err.write(`${text}\n`)
    },
    progress(text) {
      clear()
      if (err.isTTY !== true || text === '') return
      err.write(text)
      progressing = true
    },
  }
}
