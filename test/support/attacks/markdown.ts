/** Markdown, fences, mathematics and attributes that try the same; `pwned=1` runs or evil.example is asked. */
const links = `
[a](javascript:pwned=1)
[a](<java script:pwned=1>)
[a](JaVaScRiPt:pwned=1 "title")
[a](&#106;avascript:pwned=1)
[a](javascript&colon;pwned=1)
[a](data:text/html,<script>pwned=1</script>)
[a](vbscript:pwned=1)
[a](file:///etc/passwd)
[a](\\\\\\\\evil.example\\\\x)
[a](//evil.example)
[a]( "onmouseover=pwned=1")
[a](https://x.org/"onmouseover=pwned=1)
[a](https://x.org/"><script>pwned=1</script>)
[a](https://x.org 't"onmouseover=pwned=1 x="')
<javascript:pwned=1>
<https://x.org/"onmouseover=pwned=1>
[a][ref]
[a](#"><img src=x onerror=pwned=1>)
[a](#%22%3E%3Cimg%20src=x%20onerror=pwned=1%3E)
[a](#__proto__) [b](#constructor) [c](#toString)
![x](https://evil.example/x.png)
![x](//evil.example/x.png)
![x](http:evil.example/x.png)
![x](data:image/svg+xml,<svg onload=pwned=1>)
![x](data:text/html;base64,PHNjcmlwdD5wd25lZD0xPC9zY3JpcHQ+)
![x](javascript:pwned=1)
![x"onerror="pwned=1](media/ok.svg)
!["><script>pwned=1</script>](media/ok.svg "t\\"><script>pwned=1</script>")
![x](media/ok.svg){onload=pwned=1 style="background:url(https://evil.example)"}
![x](media/ok.svg){width="9px;background:url(https://evil.example)" height=expression(pwned=1)}
![x](../speaker-notes/01.md)
![x](../../../../../../etc/passwd)
![x](..%2f..%2f..%2fetc%2fpasswd)
![x](..\\\\..\\\\etc\\\\passwd)
![x](/etc/passwd)
![x](C:\\\\Windows\\\\win.ini)
![x](media/%00.svg) ![y](media/ok.svg%00.png) ![z](media/ok.svg?x=https://evil.example#pwned)
![x](file:///etc/passwd) ![y](lectern://app/presenter) ![z](http://127.0.0.1:1/x)
![x][remote]
![x](CON) ![y](media/NUL.png) ![z](COM1.svg)`

const blocks: Record<string, string> = {
  'heading with attributes': `### H {#x onclick=pwned=1 .a style="background:url(https://evil.example)"}`,
  'heading with an id of markup': `### H {#"><script>pwned=1</script>}`,
  'div with handlers': `::: {.x onclick=pwned=1 style="background:url(https://evil.example)" src=//evil.example}\nx\n:::`,
  'div with a class of markup': `::: "><script>pwned=1</script>\nx\n:::`,
  'div with a style in its width': `::: {width="1px;position:fixed;inset:0" height=url(//evil.example)}\nx\n:::`,
  'div that breaks out': `::: {.x}\n</div></section><script>pwned=1</script>\n:::`,
  'code with a language of markup':
    '```ts"onload=pwned=1><script>pwned=1</script>\n<script>pwned=1</script>\n```',
  'code with attributes': '```js {onclick=pwned=1 .a #b style=x}\n</code></pre><script>pwned=1</script>\n```',
  'code with a language of the prototype':
    '```__proto__\nx\n```\n\n```constructor\nx\n```\n\n```toString {1|2}\nx\n```',
  'code without a language': '```\n<img src=x onerror=pwned=1>\n```\n\n`<script>pwned=1</script>`',
  'code with terminal escapes': '```\u001b[31m\nx\u001b]0;pwned\u0007\n```',
  'footnote of markup':
    'F[^f]\n\n[^f]: <script>pwned=1</script> [a](javascript:pwned=1) <img src=x onerror=pwned=1>',
  'footnote with a name of markup': 'F[^"><script>pwned=1</script>]\n\n[^"><script>pwned=1</script>]: x',
  'footnote of the prototype': 'F[^__proto__] G[^constructor]\n\n[^__proto__]: x\n\n[^constructor]: y',
  'table of markup':
    '| <script>pwned=1</script> | b |\n|---|---|\n| <img src=x onerror=pwned=1> | [a](javascript:pwned=1) |',
  'task of markup': '- [x] <input autofocus onfocus=pwned=1>\n- [ ] <script>pwned=1</script>',
  'citation of markup':
    '[@<script>pwned=1</script>] [@{"><script>pwned=1</script>}, p. <img src=x onerror=pwned=1>]',
  'citation with a suffix of markup':
    '[see <b onclick=pwned=1> @known, p. 1"><script>pwned=1</script>; and <svg onload=pwned=1>]',
  'citation of the prototype': '[@__proto__] [@constructor; @toString] @hasOwnProperty',
  'definition of a script':
    '[ref]: javascript:pwned=1 "t"\n[remote]: https://evil.example/x.png\n\n[ref] ![remote]',
  'entities of markup':
    '&lt;script&gt;pwned=1&lt;/script&gt; &#60;script&#62;pwned=1&#60;/script&#62; &#0; &#xD800;',
  'markup across blocks':
    '<div\n\nonclick=pwned=1>\n\n<script\n\n>pwned=1</script>\n\n<img src="\n\nx" onerror=pwned=1>',
  'markup across emphasis': '<*script*>pwned=1</*script*> **<img src=x** onerror=pwned=1>',
  'UTF-7 and overlong markup':
    '+ADw-script+AD4-pwned=1+ADw-/script+AD4- \u00c0\u00bcscript\u00c0\u00be \u00bcscript\u00bepwned=1',
  'full-width and invisible markup':
    '\uff1cscript\uff1epwned=1\uff1c/script\uff1e <s\u200bcript>pwned=1</script> <\u0000script>pwned=1</script>',
  'bidi and controls': '\u202ednegro\u2066\u2067\u200f \u001b[2J \u0007 \u0008 \ufeff \ufffe \ud800',
}

const formulas = String.raw`
\href{javascript:pwned=1}{x}
\href{https://evil.example}{x}
\url{javascript:pwned=1}
\includegraphics{https://evil.example/x.png}
\includegraphics[width=9em,alt="onerror=pwned=1]{https://evil.example/x.png}
\htmlStyle{background:url(https://evil.example/x.png)}{x}
\htmlData{step=9,diagram=x,onclick=pwned=1}{x}
\htmlClass{slides reveal}{x} \htmlId{title}{x}
\text{<script>pwned=1</script>}
\text{</annotation></semantics></math><script>pwned=1</script>}
\color{red;background:url(https://evil.example)}{x}
\textcolor{"><script>pwned=1</script>}{x}
\rule{999999em}{999999em} \kern{-999999em} x \hspace{999999em} \raisebox{99999em}{y}
\def\x{\x\x}\x
\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b\b\b}\c\c\c\c\c\c\c\c\c\c
\gdef\frac#1#2{\htmlClass{broken}{#1}} \frac{1}{2}
\unicode{x3Cscript} \char"3C script \verb|<script>pwned=1</script>|
\begin{array}{@{<script>pwned=1</script>}c} x \end{array}
\operatorname{<img src=x onerror=pwned=1>} \mathrm{</span><svg onload=pwned=1>}
\tag{<script>pwned=1</script>} x`

const lines = (text: string) => text.trim().split('\n')

export const markdownAttacks: [name: string, markdown: string][] = [
  ...lines(links).map((line, index): [string, string] => [
    `link-${index + 1}`,
    `${line}\n\n[ref]: javascript:pwned=1\n[remote]: https://evil.example/x.png`,
  ]),
  ...Object.entries(blocks).map(([name, text]): [string, string] => [name, text]),
  ...lines(formulas).flatMap((tex, index): [string, string][] => [
    [`formula-${index + 1}`, `Inline $${tex}$ and\n\n$$\n${tex}\n$$`],
  ]),
]
