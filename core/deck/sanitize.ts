import type { Options } from 'rehype-sanitize'

const words = (...lines: string[]) => lines.flatMap((line) => line.split(' '))

/**
 * What an author's HTML may contain. Everything else disappears: unknown elements leave their text behind,
 * those under `strip` take their content with them. Addresses are checked once more, and rewritten, when
 * slots are filled.
 */
export const slideSchema: Options = {
  strip: words(
    'script style template noscript iframe frame frameset object embed applet svg math textarea',
    'select option title head xmp plaintext noembed noframes',
  ),
  tagNames: words(
    'p br hr div section article aside header footer blockquote pre h1 h2 h3 h4 h5 h6 ul ol li',
    'dl dt dd input figure figcaption table caption colgroup col thead tbody tfoot tr th td',
    'details summary a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span',
    'strong sub sup time u var wbr ruby rt rp img audio video source track',
  ),
  attributes: {
    '*': ['className', 'id', 'lang', 'dir', 'title', 'ariaLabel', 'ariaHidden', 'role', 'dataSlot'],
    a: ['href', 'dataFootnoteRef', 'dataFootnoteBackref'],
    section: ['dataFootnotes'],
    img: ['src', 'alt', 'width', 'height'],
    audio: ['src', 'controls', 'loop', 'muted'],
    video: ['src', 'poster', 'controls', 'loop', 'muted', 'width', 'height'],
    source: ['src', 'type'],
    track: ['src', 'kind', 'srcLang', 'label', 'default'],
    input: ['checked', ['disabled', true], ['type', 'checkbox']],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    details: ['open'],
    time: ['dateTime'],
    col: ['span'],
    colgroup: ['span'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    td: ['align', 'colSpan', 'rowSpan'],
  },
  required: { input: { disabled: true, type: 'checkbox' } },
  protocols: { href: ['https', 'mailto'], src: ['http', 'https'], poster: ['http', 'https'] },
  ancestors: Object.fromEntries(
    ['caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'].map((name) => [name, ['table']]),
  ),
  // Ids are made unique per slide when slots are filled; nothing else needs a prefix.
  clobber: [],
  clobberPrefix: '',
}

/** For marks and bibliography entries. */
export const inlineSchema: Options = {
  strip: slideSchema.strip ?? [],
  tagNames: ['a', 'b', 'em', 'i', 'span', 'strong', 'sub', 'sup'],
  attributes: { a: ['href'] },
  protocols: { href: ['https'] },
  required: {},
  ancestors: {},
  clobber: [],
  clobberPrefix: '',
}
