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

const NO_FILE = 'The name of the file to write is missing, or ends in nothing that is known.'
const EXPORT_EXAMPLE = 'For example: lectern export my-lecture slides.pdf'

describe('the command line', () => {
  test('CL97 review takes a folder, a port and --no-open; without a folder it is the bundled lecture', () => {
    expect(read('review')).toEqual({ command: 'review', folder: null, port: 0, open: true })
    expect(read('review talk --port 4000 --no-open')).toEqual({
      command: 'review',
      folder: 'talk',
      port: 4000,
      open: false,
    })
    expect(wrong('review a b').message).toContain('More than one folder')
    expect(read('review -h')).toEqual({ command: 'help' })
  })

  test.each(['', '--help', '-h', 'help', 'present --help', 'check -h'])(
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
      follow: false,
      followAddress: undefined,
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

  test('CL112 the room may follow along, over an address of this computer', () => {
    expect(read('present --follow')).toMatchObject({ follow: true, followAddress: undefined })
    expect(read('present --follow-address 192.168.1.20')).toMatchObject({
      follow: true,
      followAddress: '192.168.1.20',
    })
    for (const wrong of ['192.168.1', '192.168.1.300', 'localhost', '1.2.3.4.', '::1'])
      expect(() => read(`present --follow-address ${wrong}`)).toThrow(/is no address/)
  })

  test('CL113 pack takes a folder and the one to write', () => {
    expect(read('pack my-lecture for-students')).toEqual({
      command: 'pack',
      folder: 'my-lecture',
      out: 'for-students',
    })
    expect(read('pack for-students')).toEqual({ command: 'pack', folder: null, out: 'for-students' })
    expect(() => read('pack')).toThrow(/folder to write is missing/)
    expect(() => read('pack a b c')).toThrow(/More than one folder/)
  })

  test('CL5 check takes a folder and a format', () => {
    expect(read('check')).toEqual({ command: 'check', folder: null, format: 'text' })
    expect(read('check x --format json')).toEqual({ command: 'check', folder: 'x', format: 'json' })
  })

  test('CL1 export has a help of its own', () => {
    expect(read('export --help')).toEqual({ command: 'help', topic: 'export' })
  })

  test('CL6 export with a PDF alone means the lecture that comes with Lectern', () => {
    const pdf = { command: 'export', format: 'text', target: { type: 'pdf', pdf: { kind: 'slides' } } }
    expect(read('export slides.pdf')).toMatchObject({ ...pdf, folder: null, out: 'slides.pdf' })
    expect(read('export x OUT.PDF')).toMatchObject({ ...pdf, folder: 'x', out: 'OUT.PDF' })
  })

  test.each([
    [
      'export a.pdf --kind handout --per-page 3 --paper letter',
      { type: 'pdf', pdf: { kind: 'handout', perPage: 3, beside: 'lines', paper: 'letter' } },
    ],
    [
      'export a.pdf --kind steps --aspect 4:3 --dark --no-page-numbers',
      { type: 'pdf', pdf: { aspect: '4:3', appearance: 'dark', pageNumbers: false } },
    ],
    ['export a.html --notes', { type: 'html', notes: true }],
    ['export a.lectern', { type: 'archive' }],
    ['export a.bib', { type: 'references' }],
    ['export pictures --png --slide pag', { type: 'png', only: 'pag' }],
    ['export drawings --svg', { type: 'svg' }],
    ['export pictures --png --dark --ink', { type: 'png', only: null, dark: true, ink: true }],
    ['export drawings --svg --slide pag', { type: 'svg', only: 'pag' }],
  ])('EX90 the name of the file and the options say what is written: "%s"', (line, target) => {
    expect(read(line)).toMatchObject({ command: 'export', folder: null, target })
  })

  test.each([
    ['presnt', 'There is no command presnt.', 'Did you mean lectern present?'],
    ['frobnicate', 'There is no command frobnicate.', 'lectern --help lists the commands.'],
    ['--frob', 'Unknown option --frob.', 'lectern --help lists the commands.'],
    ['present --wbe', "Unknown option '--wbe'.", 'Did you mean --web?'],
    ['present a b', 'More than one folder was given.', 'Put a path with spaces in quotation marks.'],
    ['export', NO_FILE, EXPORT_EXAMPLE],
    [
      'export a.pdf --kind brochure',
      '--kind brochure is not known.',
      'Use one of slides, steps, handout, script, sources.',
    ],
    ['export a.pdf --kind handuot', '--kind handuot is not known.', 'Did you mean --kind handout?'],
    ['export a.pdf --per-page 5', '--per-page 5 is not known.', 'Use one of 1, 2, 3, 4, 6.'],
    [
      'export a.pdf --per-page 2',
      'Only a handout has several slides to a page or something beside them.',
      'Add --kind handout.',
    ],
    [
      'export a.html --kind script',
      '--kind is not for this kind of export.',
      'lectern export --help tells what goes with what.',
    ],
    [
      'export a.pdf --notes',
      '--notes is not for this kind of export.',
      'lectern export --help tells what goes with what.',
    ],
    ['export slides.pdf my-lecture', 'The name of the file to write comes last.', EXPORT_EXAMPLE],
    ['export my-lecture', NO_FILE, EXPORT_EXAMPLE],
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
