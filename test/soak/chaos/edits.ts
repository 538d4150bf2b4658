import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deck } from '../../../core/deck/types.ts'
import {
  CONFIG,
  editMark,
  isSwallowing,
  MISTAKE_KINDS,
  notesText,
  slidesText,
  SPOKEN,
  type AuthoredFile,
} from '../author.ts'
import type { Giving } from '../giving.ts'

const KINDS = {
  revise: 8,
  mistake: 4,
  cut: 2,
  gone: 1,
  empty: 1,
  'folder away': 1,
  'bad settings': 1,
  notes: 1,
} as const

/** The author works on the files, or puts right what is wrong with them; its name. */
export async function edit(giving: Giving): Promise<string> {
  const { trouble } = giving
  if (trouble !== null) {
    giving.doing = `${trouble.name}, to be put right`
    await repair(giving)
    return `edit: ${trouble.name}, put right`
  }
  const kind = giving.chance.weighted(KINDS)
  giving.doing = `edit: ${kind}`
  if (kind === 'revise') return `edit: ${await revise(giving)}`
  if (kind === 'notes') await notes(giving)
  else if (kind === 'mistake') return `edit: ${await mistake(giving)}`
  else if (kind === 'cut') await cut(giving)
  else if (kind === 'folder away') await folderAway(giving)
  else if (kind === 'bad settings') await badSettings(giving)
  else await vanish(giving, kind)
  return `edit: ${kind}`
}

export async function repair(giving: Giving): Promise<void> {
  const { trouble } = giving
  giving.trouble = null
  await trouble?.repair()
  giving.rememberGood()
  giving.checkProjector()
}

const pathOf = ({ name }: AuthoredFile) => `slides/${name}.md`
const hasEdit = (deck: Deck, edit: number) =>
  deck.sections.some(({ title }) => title.includes(editMark(edit)))

/** As editors do: in place, or under another name that is then given the old one. */
async function save(giving: Giving, path: string, text: string): Promise<void> {
  const place = join(giving.world.folder, path)
  if (giving.chance.oneIn(2)) return await writeFile(place, text)
  await writeFile(`${place}~`, text)
  await rename(`${place}~`, place)
}

async function revise(giving: Giving): Promise<string> {
  const { world, chance } = giving
  const { kind, files } = world.author.revise(chance)
  giving.doing = `edit: ${kind}`
  const work = async () => {
    for (const file of files) {
      await save(giving, pathOf(file), slidesText(file))
      await save(giving, `speaker-notes/${file.name}.md`, notesText(file))
    }
  }
  const [touched] = files
  await giving.changeFiles(work, (deck) => hasEdit(deck, touched?.edit ?? 0) && isAll(deck), true)
  giving.rememberGood()
  giving.checkProjector()
  return kind

  /** Several files may come one by one. */
  function isAll(deck: Deck): boolean {
    const ought = world.author.shape().slides
    const isThere =
      deck.slides.length === ought.length && ought.every(({ id }, at) => deck.slides[at]?.id === id)
    const spoken = deck.slides.filter(({ notes: known }) => known !== undefined).length
    return isThere && spoken === world.author.files.reduce((sum, { slides }) => sum + slides.length, 0)
  }
}

async function rewrite(
  giving: Giving,
  file: AuthoredFile,
  print: (file: AuthoredFile) => string,
  isWhole: boolean,
) {
  const { author } = giving.world
  author.edits += 1
  file.edit = author.edits
  const work = () => save(giving, pathOf(file), print(file))
  await giving.changeFiles(work, (deck) => hasEdit(deck, file.edit), isWhole)
}

const putRight = (giving: Giving, file: AuthoredFile) => () =>
  rewrite(giving, file, (one) => slidesText(one), true)

/** The projector keeps the slide as it was when it was right. */
async function mistake(giving: Giving): Promise<string> {
  const { chance, world } = giving
  const file = chance.of(world.author.files)
  const kind = chance.of(MISTAKE_KINDS)
  giving.doing = `edit: ${kind}`
  await rewrite(giving, file, (one) => slidesText(one, kind), !isSwallowing(kind))
  giving.trouble = { name: kind, isFolderGone: false, repair: putRight(giving, file) }
  giving.checkProjector()
  return kind
}

/** Half of a file, as while it is copied. */
async function cut(giving: Giving): Promise<void> {
  const { chance, world } = giving
  const file = chance.of(world.author.files)
  const part = chance.next()
  await rewrite(giving, file, (one) => half(slidesText(one), part), false)
  giving.trouble = { name: 'cut', isFolderGone: false, repair: putRight(giving, file) }
  giving.checkProjector(new Map())
}

function half(text: string, part: number): string {
  const head = text.indexOf('\n') + 1
  return text.slice(0, head + Math.floor((text.length - head) * part))
}

async function vanish(giving: Giving, how: 'gone' | 'empty'): Promise<void> {
  const file = giving.chance.of(giving.world.author.files)
  const place = join(giving.world.folder, pathOf(file))
  const work = () => (how === 'gone' ? rm(place) : writeFile(place, ''))
  await giving.changeFiles(work, (deck) => !deck.sections.some(({ id }) => id === file.name), false)
  giving.trouble = { name: how, isFolderGone: false, repair: putRight(giving, file) }
  giving.checkProjector(new Map())
}

async function folderAway(giving: Giving): Promise<void> {
  const { folder } = giving.world
  const isStale = ({ diagnostics }: Deck) => diagnostics.some(({ reason }) => reason.includes('read last'))
  await giving.changeFiles(() => rename(folder, `${folder}-away`), isStale, true)
  const back = () =>
    giving.changeFiles(
      () => rename(`${folder}-away`, folder),
      (deck) => !isStale(deck),
      true,
    )
  giving.trouble = { name: 'folder away', isFolderGone: true, repair: back }
  giving.checkProjector()
}

async function badSettings(giving: Giving): Promise<void> {
  const { world } = giving
  const isBad = ({ diagnostics }: Deck) => diagnostics.some(({ code }) => code === 'yaml-invalid')
  await giving.changeFiles(() => world.write('slides/lecture.yaml', 'title: [A long\n'), isBad, false)
  const back = () =>
    giving.changeFiles(
      () => world.write('slides/lecture.yaml', CONFIG),
      (deck) => !isBad(deck),
      true,
    )
  giving.trouble = { name: 'bad settings', isFolderGone: false, repair: back }
  giving.checkProjector(new Map())
}

async function notes(giving: Giving): Promise<void> {
  const { chance, world } = giving
  const file = chance.of(world.author.files)
  world.author.edits += 1
  const word = `said${world.author.edits}`
  const text = notesText(file).replaceAll(SPOKEN, `${SPOKEN} ${word}`)
  await giving.changeFiles(
    () => save(giving, `speaker-notes/${file.name}.md`, text),
    (deck) => deck.slides.some((slide) => slide.notes?.html.includes(`${word}.`)),
    true,
  )
  giving.checkProjector()
}
