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

const token =
  /<span class="nocase">[^]*?<\/span>|<[^<>]{1,80}>|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*|[^<\p{L}\p{N}]+|</gu

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
      if (!/^[\p{L}\p{N}<]/u.test(text)) {
        if (/[:?!.]\s|[—–]/.test(text)) starts = true
        return text
      }
      const isTag = text.startsWith('<')
      const result = starts || isTag ? keepFirst(text) : lowered(text)
      if (!isTag || /^<(?:span class="nocase"|i)>/.test(text)) starts = false
      return result
    })
    .join('')
}

function isCapitalised(tokens: string[], isEnglish: boolean | undefined): boolean {
  const words = tokens.filter((text) => /^\p{L}/u.test(text))
  const lower = words.map((word) => word.toLowerCase())
  if (isEnglish === undefined && lower.some((word) => foreign.has(word))) return false
  if (isEnglish === undefined && words.some((word) => /[^\p{ASCII}’]/u.test(word))) return false
  const telling = words.slice(1).filter((word) => word.length > 3 && !small.has(word.toLowerCase()))
  const capitals = telling.filter((word) => /^\p{Lu}/u.test(word)).length
  if (telling.length < 2 || capitals / telling.length < 0.75) return false
  return isEnglish === true || lower.some((word) => english.has(word)) || capitals === telling.length
}

/** The first word keeps its capital, but not what is joined to it: `Long-Term` -> `Long-term`. */
function keepFirst(word: string): string {
  if (word.startsWith('<')) return word
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
