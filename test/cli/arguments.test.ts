import { describe, expect, test } from 'vitest'
import { LecternError } from '../../main/app/errors.ts'
import { readCommandLine } from '../../main/cli/arguments.ts'

const read = (line: string) => readCommandLine(line.split(' ').filter((word) => word !== ''))

/** The usage error of a line. */
function wrong(line: string): LecternError {
  try {
    read(line)
  } catch (error) {
    if (error instanceof LecternError) return error
    throw error
  }
  throw new Error(`"${line}" was accepted.`)
}

describe('the command line', () => {
  test.each(['', '--help', '-h', 'help', 'present --help', 'check -h', 'export --help'])(
    'CL1 there are several ways to ask for help: "%s"',
    (line) => {
      expect(read(line)).toEqual({ command: 'help' })
    },
  )

  test.each(['--version', '-v', 'version'])(
    'CL2 there are several ways to ask for the version: "%s"',
    (line) => {
      expect(read(line)).toEqual({ command: 'version' })
    },
  )

  test('CL3 present takes a folder and its options, with defaults that open a window', () => {
    const defaults = {
      command: 'present',
      folder: null,
      web: false,
      port: 0,
      open: true,
      fresh: false,
      installElectron: false,
    }
    expect(read('present')).toEqual(defaults)
    expect(read('present my-lecture --web --no-open --install-electron')).toEqual({
      ...defaults,
      folder: 'my-lecture',
      web: true,
      open: false,
      installElectron: true,
    })
  })

  test('CL4 a port means the browser', () => {
    expect(read('present --port 8080')).toMatchObject({ web: true, port: 8080 })
    expect(read('present --port=8080')).toMatchObject({ web: true, port: 8080 })
  })

  test('CL5 check takes a folder and a format', () => {
    expect(read('check')).toEqual({ command: 'check', folder: null, format: 'text' })
    expect(read('check x --format json')).toEqual({ command: 'check', folder: 'x', format: 'json' })
  })

  test('CL6 export with a PDF alone means the lecture that comes with Lectern', () => {
    expect(read('export slides.pdf')).toEqual({ command: 'export', folder: null, out: 'slides.pdf' })
    expect(read('export x OUT.PDF')).toEqual({ command: 'export', folder: 'x', out: 'OUT.PDF' })
  })

  test.each([
    ['presnt', 'There is no command presnt.', 'Did you mean lectern present?'],
    ['frobnicate', 'There is no command frobnicate.', 'lectern --help lists the commands.'],
    ['--frob', 'Unknown option --frob.', 'lectern --help lists the commands.'],
    ['present --wbe', "Unknown option '--wbe'.", 'Did you mean --web?'],
    ['present a b', 'More than one folder was given.', 'Put a path with spaces in quotation marks.'],
    ['export', 'The name of the PDF is missing.', 'For example: lectern export my-lecture slides.pdf'],
    [
      'export slides.pdf my-lecture',
      'The name of the PDF comes last.',
      'For example: lectern export my-lecture slides.pdf',
    ],
    [
      'export my-lecture',
      'The name of the PDF is missing.',
      'For example: lectern export my-lecture slides.pdf',
    ],
    ['export a b c.pdf', 'More than one folder was given.', 'Put a path with spaces in quotation marks.'],
    ['check --format xml', '--format xml is not known.', 'Use one of text, json, github, sarif.'],
    ['check --format sarf', '--format sarf is not known.', 'Did you mean --format sarif?'],
  ])('CL7 an error of use says what is wrong and what would be right: "%s"', (line, message, remedy) => {
    expect(wrong(line)).toMatchObject({ code: 'usage', message, remedy })
  })

  test.each(['-1', '65536', '80a', '1e3', '', ' '])(
    'CL8 a port that is none is refused: --port "%s"',
    (port) => {
      expect(() => readCommandLine(['present', `--port=${port}`])).toThrow(LecternError)
    },
  )

  test.each(['present --port', 'check --format', 'present --web=1', 'check --no-format', 'present -x'])(
    'CL9 the error about "%s" is one line',
    (line) => {
      expect(wrong(line).message).toMatch(/^[^\n]+\.$/)
    },
  )
})
