// Words that stay small in an English title, and that show that it is English.
const english = new Set('of the and for to on with from by an at as or its a is are'.split(' '))
const small = new Set(
  'with from into over after between under than upon through during against toward towards among within without about across above before behind below beneath beyond versus when where what that this their'.split(
    ' ',
  ),
)
const foreign = new Set(
  'der die das und von im für zur zum ein eine et la le les des du dans el los las y del di della il lo gli een het van og och en'.split(
    ' ',
  ),
)

const kept = String.raw`<span class="nocase">[^<]{0,300}(?:<(?!/span>)[^<]{0,300}){0,8}</span>`
// Names of species and the like stand in italics and keep their capitals, as do words in braces.
const token = new RegExp(
  String.raw`(?:${kept}|[\p{L}\p{N}])(?:${kept}|[\p{L}\p{N}\p{M}'’-])*|<i>[^<]{0,300}</i>|<[^<>]{1,80}>|[^<\p{L}\p{N}]+|<`,
  'gu',
)

/**
 * A title written `With Capitals` as CSL wants it: `With capitals`. BibTeX files hold titles in either way,
 * since BibTeX's own styles take the capitals away; words in braces and with capitals inside keep theirs. A
 * title that is not English, or not written so, stays as it is.
 * @param isEnglish undefined when the file does not say
 */
export function sentenceCase(title: string, isEnglish: boolean | undefined): string {
  if (isEnglish === false) return title
  const tokens = title.match(token) ?? []
  if (!isCapitalised(tokens, isEnglish)) return title
  let starts = true
  return tokens
    .map((text) => {
      if (isWord(text) || text.startsWith('<i>')) {
        const result = text.includes('<') ? text : starts ? keepFirst(text) : lowered(text)
        starts = false
        return result
      }
      if (/[:?!.]\s|[—–]/.test(text)) starts = true
      return text
    })
    .join('')
}

function isWord(text: string): boolean {
  return /^(?:[\p{L}\p{N}]|<span class="nocase">)/u.test(text)
}

function isCapitalised(tokens: string[], isEnglish: boolean | undefined): boolean {
  const words = tokens.filter((text) => isWord(text) && !text.includes('<'))
  const lower = words.map((word) => word.toLowerCase())
  if (isEnglish === undefined && lower.some((word) => foreign.has(word))) return false
  if (isEnglish === undefined && words.some((word) => /[^\p{ASCII}’]/u.test(word))) return false
  const telling = words
    .slice(1)
    .filter((word) => /^\p{L}\P{Lu}{3,}$/u.test(word) && !small.has(word.toLowerCase()))
  const capitals = telling.filter((word) => /^\p{Lu}/u.test(word)).length
  if (telling.length < 2 || capitals / telling.length < 0.75) return false
  return isEnglish === true || lower.some((word) => english.has(word)) || capitals === telling.length
}

/** The first word keeps its capital, but not what is joined to it: `Long-Term` -> `Long-term`. */
function keepFirst(word: string): string {
  const [first = '', ...rest] = word.split('-')
  return [first, ...rest.map(lowered)].join('-')
}

/** `Pain-Relief` -> `pain-relief`; `DNA`, `mRNA`, `B12` and a single letter other than `A` stay. */
function lowered(word: string): string {
  return word
    .split('-')
    .map((part) => (part === 'A' || /^\p{Lu}\p{Ll}[\p{Ll}\p{M}'’]*$/u.test(part) ? part.toLowerCase() : part))
    .join('-')
}
