/** Letters; longer names are hard to read in a file manager. */
const LONGEST = 60

/** A folder's name for a lecture with this title: `How bees decide` becomes `how-bees-decide`; never empty. */
export function folderNameFor(title: string): string {
  const words = title
    .normalize('NFC')
    .toLocaleLowerCase('en')
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  let name = ''
  for (const word of words ?? []) {
    if (name.length + word.length > LONGEST && name !== '') break
    name += `${name === '' ? '' : '-'}${word.slice(0, LONGEST)}`
  }
  return name === '' ? 'my-lecture' : name.toWellFormed()
}
