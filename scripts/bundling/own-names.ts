/** What CommonJS gives every module, and the build gives every chunk that mentions it. */
const GIVEN = ['require', '__filename', '__dirname']

/**
 * Some packages that are modules already make these names for themselves. In one chunk with the build's own they
 * would stand twice, and the chunk could not be loaded; so theirs get other names.
 */
export const ownNames = {
  name: 'own-names',
  transform(code: string) {
    const made = GIVEN.filter((name) => new RegExp(`^(?:const|let|var) ${name} =`, 'm').test(code))
    if (made.length === 0 || !/^(?:import|export)\b/m.test(code)) return null
    let renamed = code
    for (const name of made)
      renamed = renamed.replace(new RegExp(`(?<![\\w$.'"])${name}(?![\\w$'"])`, 'g'), `own_${name}`)
    return { code: renamed, map: null }
  },
}
