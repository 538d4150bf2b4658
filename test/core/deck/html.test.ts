import type { Element, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { codes, compileLecture, compileSlide, found } from './lecture.ts'

describe('HTML from the author', () => {
  test('DK40 harmless markup, classes and Markdown inside it stay', async () => {
    const slide = await compileSlide(
      '## A {#a}\n\n<div class="box" id="b" lang="fr">\n\n**bold** <kbd>K</kbd> <mark title="t">m</mark>\n\n</div>\n\n' +
        '<details open><summary>More</summary>text</details>\n\nH<sub>2</sub>O\n\n- [x] done\n',
    )
    expect(slide.html).toContain('<div class="box" id="a:b" lang="fr">')
    expect(slide.html).toContain('<strong>bold</strong> <kbd>K</kbd> <mark title="t">m</mark>')
    expect(slide.html).toContain('<details open><summary>More</summary>text</details>')
    expect(slide.html).toContain('H<sub>2</sub>O')
    expect(slide.html).toMatch(/<input [^>]*disabled[^>]*> done/)
  })

  const hostile = [
    '<script>alert(1)</script>',
    '<ScRiPt src=//evil.example/x.js></sCrIpT>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<math><mtext></p><style><img src=x onerror=alert(1)></style></mtext></math>',
    '<iframe src="javascript:alert(1)" srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" jAvA\tscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '[x](javascript:alert(1)) [y](<java script:alert(1)>) [z](vbscript:x) [w](file:///etc/passwd)',
    '<div style="background:url(https://evil.example/x)" onclick="alert(1)">x</div>',
    '<style>@import url(https://evil.example/x.css);</style>',
    '<link rel=stylesheet href=https://evil.example/x.css><base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example">',
    '<form action="https://evil.example"><button formaction="javascript:alert(1)">b</button><input autofocus onfocus=alert(1)></form>',
    '<object data="https://evil.example/x.swf"></object><embed src="https://evil.example/x.swf">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<template><script>alert(1)</script></template><xmp><script>alert(1)</script></xmp>',
    '<video src="https://evil.example/x.mp4" poster="https://evil.example/x.png" autoplay></video>',
    '<picture><source srcset="https://evil.example/x.png"><img src="//evil.example/x.png" alt="x"></picture>',
    '![x](https://evil.example/x.png) ![y](//evil.example/y.png) ![z](data:image/png;base64,AAAA)',
    '<table background="https://evil.example/x.png"><tr><td background="https://evil.example/x.png">x</td></tr></table>',
    '<blockquote cite="https://evil.example">q</blockquote><q cite="javascript:alert(1)">q</q>',
    '<a href="x" ping="https://evil.example" target="_blank">x</a>',
    '<plaintext><script>alert(1)</script>',
    '<!--><script>alert(1)</script>--><![CDATA[<script>alert(1)</script>]]><?xml <script>alert(1)</script>?>',
    '$\\href{javascript:alert(1)}{x}$ $\\includegraphics{https://evil.example/x.png}$ $\\htmlStyle{background:url(https://evil.example)}{x}$',
    '![a"onerror=alert(1) x="](x.png "t") {onclick=alert(1)}',
    '::: {.x onclick=alert(1) style="background:url(https://evil.example)"}\nx\n:::',
    '```ts"onload=alert(1) {onclick=alert(1) .a}\n<script>alert(1)</script>\n```',
    '<span data-slot="0" data-step="9" data-diagram="x" data-keys="k">x</span>',
  ]

  const allowed = new Set(
    [
      'p br hr div section article aside header footer blockquote pre h1 h2 h3 h4 h5 h6 ul ol li dl dt dd input figure',
      'figcaption table caption colgroup col thead tbody tfoot tr th td details summary a abbr b bdi bdo cite code del',
      'dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr ruby rt rp img audio video source track',
      'math semantics mrow mstyle mtext mi mo mn mpadded annotation',
    ].flatMap((line) => line.split(' ')),
  )

  const dangerous = /^on|^(?:srcDoc|srcSet|poster|action|formAction|background|ping|target|dataSlot)$/i

  test.each(hostile)('DK41 runs no script and asks no other host for anything: %s', async (html) => {
    const notes = `## {#a}\n\n${html}\n`
    const slides = `## A ${html.replaceAll('\n', ' ')} {#a}\n\n${html}\n\nAfter\n`
    const [slide] = (await compileLecture({ slides, notes })).slides
    const outputs = [slide?.html, slide?.titleHtml, slide?.notes?.html, slide?.notes?.publicHtml]
    expect(elementsOf(outputs.join('\n')).flatMap(forbidden)).toEqual([])
  })

  /** What an element has that no author's HTML may have. */
  function forbidden({ tagName, properties }: Element): string[] {
    const found = allowed.has(tagName) ? [] : [tagName]
    const wanted: Record<string, RegExp> = {
      src: /^\/deck\/slides\//,
      href: tagName === 'a' ? /^(?:https:\/\/|mailto:|#)/ : /^$/,
      // Shiki's colours, the author's checked sizes, and the lengths and colours KaTeX sets: no brackets,
      // so that no style can name an address.
      style: /^(?:--shiki-(?:light|dark):#\w+;?|[a-z-]+:-?[#\w.%]+;?)+$/,
    }
    for (const [name, value] of Object.entries(properties)) {
      const isKnown = wanted[name]?.test(String(value)) ?? !dangerous.test(name)
      if (!isKnown) found.push(`${tagName} ${name}=${String(value)}`)
    }
    return found
  }

  /** Read as a browser reads it, not by patterns. */
  function elementsOf(html: string): Element[] {
    const tree = { type: 'root', children: [{ type: 'raw', value: html }] }
    const elements: Element[] = []
    const collect = (node: Root | Element) => {
      for (const child of node.children) {
        if (child.type !== 'element') continue
        elements.push(child)
        collect(child)
      }
    }
    collect(
      unified()
        .use(rehypeRaw)
        .runSync(tree as Root) as Root,
    )
    return elements
  }

  test('DK41 an author’s step or forged placeholder hides nothing and takes no one else’s place', async () => {
    const slide = await compileSlide(
      '## A\n\n<p data-step="5" data-slot="7">seen</p>\n\n<b data-slot="0">b</b> and $x$\n',
    )
    expect(slide.html).toContain('<p>seen</p>')
    expect(slide.lastStep).toBe(0)
    expect(slide.html.match(/<math/g)).toHaveLength(1)
  })

  test('DK42 ids in a slide can clash neither with slides nor with those of other slides', async () => {
    const deck = await compileLecture({
      slides: '## A {#a}\n\n<p id="b">x</p>\n\n## B {#b}\n\n<p id="b">y</p>\n\n### Deep {#b}\n',
    })
    const ids = deck.slides.flatMap(({ html }) =>
      [...html.matchAll(/id="([^"]*)"/g)].map((match) => match[1]),
    )
    expect(ids).toEqual(['a:b', 'b:b', 'b:b'])
  })
})

describe('Links', () => {
  test('DK43 a link to a slide is checked, with the nearest id for an unknown one', async () => {
    const deck = await compileLecture({
      slides:
        '# P {#part}\n\nSee [two](#two-slides), [bad\nlink](#two-slide) and <a href="#prt">x</a>.\n\n## Two {#two-slides}\n',
    })
    expect(deck.slides[0]?.html).toContain('See <a href="#two-slides">two</a>, bad\nlink and x.')
    expect(found(deck, 'link-unknown')).toEqual([
      'slides/01.md:3:25 error there is no slide with the id "two-slide" | Did you mean #two-slides?',
      'slides/01.md:4:23 error there is no slide with the id "prt" | Did you mean #part?',
    ])
  })

  test('DK43 the generated title slide and sources can be linked to', async () => {
    const deck = await compileLecture({
      config: 'title: T',
      slides: '## A\n\n[t](#title) [s](#sources) [@pert1973]\n',
    })
    expect(codes(deck)).toEqual([])
    expect(deck.slides[1]?.html).toContain('<a href="#sources">s</a>')
  })

  test('DK44 https and mailto open outside, everything else is only its text', async () => {
    const slide = await compileSlide(
      '## A\n\n[a](https://x.org/?a=1&b) <b@c.org> [d](http://x.org) [e](other.md) [f](/etc) [g](//x.org)\n',
    )
    expect(slide.html).toBe(
      '<p><a href="https://x.org/?a=1&#x26;b" rel="noreferrer noopener" data-external="">a</a> ' +
        '<a href="mailto:b@c.org" rel="noreferrer noopener" data-external="">b@c.org</a> d e f g</p>',
    )
  })
})
