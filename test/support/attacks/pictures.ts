const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40" ${attributes}>${inside}<rect width="40" height="40"/></svg>`

/** SVG files that try to run `pwned=1` in the page around them or to fetch from evil.example. */
export const svgAttacks: [name: string, text: string][] = [
  ['script', svg('<script>top.pwned=1;alert(1)</script>')],
  ['script-file', svg('<script href="https://evil.example/x.js"/>')],
  ['handler', svg('', 'onload="top.pwned=1;alert(1)"')],
  ['picture', svg('<image href="https://evil.example/x.png" width="40" height="40"/>')],
  ['use', svg('<use href="https://evil.example/x.svg#a"/><use xlink:href="data:image/svg+xml,x#a"/>')],
  [
    'style',
    svg(
      '<style>@import url(https://evil.example/x.css);rect{fill:url(https://evil.example/x.svg#a)}</style>',
    ),
  ],
  [
    'font',
    svg(
      '<style>@font-face{font-family:x;src:url(https://evil.example/x.woff2)}text{font-family:x}</style><text y="20">x</text>',
    ),
  ],
  [
    'frame',
    svg(
      '<foreignObject width="40" height="40"><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/></foreignObject>',
    ),
  ],
  [
    'page',
    svg(
      '<foreignObject width="40" height="40"><body xmlns="http://www.w3.org/1999/xhtml" onload="top.pwned=1"><img src="https://evil.example/x.png" onerror="top.pwned=1"/></body></foreignObject>',
    ),
  ],
  ['link', svg('<a href="javascript:top.pwned=1"><rect width="40" height="40"/></a>')],
  [
    'animation',
    svg(
      '<a><animate attributeName="href" values="javascript:top.pwned=1"/><set attributeName="onload" to="top.pwned=1"/></a>',
    ),
  ],
  [
    'filter',
    svg(
      '<filter id="f"><feImage href="https://evil.example/x.png"/></filter><rect filter="url(#f)" width="40" height="40"/>',
    ),
  ],
  ['stylesheet', `<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x.css"?>${svg('')}`],
  [
    'entity-file',
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text y="20">&x;</text>')}`,
  ],
]

const uses = (id: string, times: number) => `<use href="#${id}"/>`.repeat(times)

/** SVG files that would take a browser for ever to draw. */
export const svgBombs: [name: string, text: string][] = [
  [
    'use-bomb',
    svg(
      `<defs><g id="a0"><rect width="1" height="1"/></g>${Array.from({ length: 12 }, (_, n) => `<g id="a${n + 1}">${uses(`a${n}`, 10)}</g>`).join('')}</defs>${uses('a12', 10)}`,
    ),
  ],
  [
    'entity-bomb',
    `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n === 0 ? '' : n};`.repeat(10)}">`).join('')}]>${svg('<text>&a9;</text>')}`,
  ],
  [
    'markup-entities',
    `<!DOCTYPE svg [<!ENTITY u "<use href='#a'/><use href='#a'/>">]>${svg('<g id="a"><rect width="1" height="1"/></g>&u;')}`,
  ],
  ['circle', svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>')],
  [
    'pattern-bomb',
    svg(
      `${Array.from({ length: 9 }, (_, n) => `<pattern id="p${n + 1}" width="9" height="9">${`<rect fill="url(#p${n})" width="9" height="9"/>`.repeat(10)}</pattern>`).join('')}<pattern id="p0"><rect width="1" height="1"/></pattern><rect fill="url(#p9)" width="40" height="40"/>`,
    ),
  ],
]

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  )

const big = [0x00, 0x01, 0x86, 0xa0]

/** The first bytes of pictures of 100,000 × 100,000 pixels or nearly so, by extension. */
export const pictureBombs: [name: string, head: Uint8Array<ArrayBuffer>][] = [
  [
    'bomb.png',
    bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', big, big, [8, 6, 0, 0, 0, 0, 0, 0, 0]),
  ],
  ['bomb.gif', bytes('GIF89a', [0xff, 0xff, 0xff, 0xff, 0, 0, 0])],
  [
    'bomb.jpg',
    bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0xff, 0xff, 0xff, 0xff, 3, 0, 0, 0]),
  ],
  [
    'bomb.webp',
    bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0xff, 0xff, 0]),
  ],
  [
    'bomb.bmp',
    bytes(
      'BM',
      Array.from({ length: 16 }, () => 0),
      [0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0],
    ),
  ],
  // A picture is what its bytes say, not what its name says.
  [
    'renamed.jpg',
    bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', big, big, [8, 6, 0, 0, 0, 0, 0, 0, 0]),
  ],
]
