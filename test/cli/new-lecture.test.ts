import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCommandLine } from '../../main/cli/arguments.ts'
import { temporaryFolder } from '../app/temporary-folder.ts'
import { runIn } from './run-in.ts'

describe('lectern new', () => {
  test('CL130 says what it wrote, which file to edit and what comes next; the check has no complaint', async () => {
    const root = await temporaryFolder()
    expect(await runIn(root, 'new', 'my lecture', '--title', 'How bees decide')).toEqual({
      code: 0,
      out: '',
      err:
        '"my lecture": "How bees decide", five slides, their notes, a diagram and a source.\n' +
        '  Edit slides/01-begin.md and the others in your own editor.\n' +
        '  Next: lectern present "my lecture" (or: npm start -- "my lecture")\n',
    })
    await access(join(root, 'my lecture/slides/01-begin.md'))
    expect((await runIn(root, 'check', 'my lecture')).code).toBe(0)
  })

  test('CL131 a folder that holds something is left as it is, with a word and exit code 2', async () => {
    const root = await temporaryFolder({ 'a/mine.txt': 'x' })
    const { code, err } = await runIn(root, 'new', 'a')
    expect(code).toBe(2)
    expect(err).toBe(
      `lectern: The folder ${join(root, 'a')} is not empty.\n` +
        '  Name a folder that is not there yet; nothing that exists is overwritten.\n',
    )
    expect(await readdir(join(root, 'a'))).toEqual(['mine.txt'])
  })

  test('CL132 takes one folder and a title, and says so when given anything else', () => {
    expect(readCommandLine(['new', 'a'])).toEqual({ command: 'new', folder: 'a', title: undefined })
    expect(readCommandLine(['new', '--title=T', 'a'])).toEqual({ command: 'new', folder: 'a', title: 'T' })
    expect(readCommandLine(['new', '--help'])).toEqual({ command: 'help' })
    expect(() => readCommandLine(['new'])).toThrow('The folder of the new lecture is missing.')
    expect(() => readCommandLine(['new', 'my', 'lecture'])).toThrow('New takes one folder')
    expect(() => readCommandLine(['new', 'a', '--titel', 'T'])).toThrow("Unknown option '--titel'")
    expect(() => readCommandLine(['nev', 'a'])).toThrow('There is no command nev.')
  })
})
