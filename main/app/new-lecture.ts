import { mkdir, readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { targetError, writeFileAtomic } from './atomic-write.ts'
import { LecternError } from './errors.ts'

/**
 * Makes a lecture that opens without a diagnostic, to begin from: one section, two slides, their notes.
 * The folder is made when it is not there; the title is made of its name when absent.
 * @throws LecternError `target-unwritable`, also when the folder holds anything already
 */
export async function createLecture(
  folder: string,
  options: { title?: string } = {},
): Promise<{ folder: string; title: string }> {
  const at = resolve(folder)
  const { title = basename(at) } = options
  try {
    await mkdir(at, { recursive: true })
    if ((await readdir(at)).some((name) => !name.startsWith('.'))) {
      throw new LecternError(
        'target-unwritable',
        `The folder ${at} is not empty.`,
        'Choose a new name; nothing there was changed.',
      )
    }
    for (const name of ['slides', 'speaker-notes']) await mkdir(join(at, name), { recursive: true })
  } catch (error) {
    throw error instanceof LecternError ? error : targetError(at, error)
  }
  for (const [name, text] of Object.entries(files(title))) await writeFileAtomic(join(at, name), text)
  return { folder: at, title }
}

function files(title: string): Record<string, string> {
  return {
    'slides/lecture.yaml': `title: ${JSON.stringify(title)}\nlang: en\nduration: 45\n`,
    'slides/01-introduction.md': [
      '# Introduction {#introduction}',
      '',
      '## What this lecture is about {#about minutes=2}',
      '',
      '::: {.incremental}',
      '',
      '- One question',
      '- What is known',
      '- What is not',
      '',
      ':::',
      '',
      '## The question {#question minutes=3}',
      '',
      'Write one sentence here that everybody will remember.',
      '',
    ].join('\n'),
    'slides/references.json': '[]\n',
    'speaker-notes/01-introduction.md': [
      '## {#title}',
      '',
      'Greet the room, say who you are, and begin.',
      '',
      '## {#introduction}',
      '',
      'One sentence on what this part is for.',
      '',
      '## {#about}',
      '',
      'Say what the lecture is about. [click] The question. [click] What is known. [click] What is not.',
      '',
      '## {#question}',
      '',
      'Ask it, and wait.',
      '',
      '::: private',
      'Only you see this.',
      ':::',
      '',
    ].join('\n'),
  }
}
