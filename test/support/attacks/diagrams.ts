/** Mermaid sources that try to run `pwned=1`, to fetch from evil.example, or to restyle the page. */
const init = (json: string) => `%%{init: ${json}}%%\nflowchart LR\n  A --> B`
const matter = (yaml: string) => `---\n${yaml}\n---\nflowchart LR\n  A --> B`
const label = (text: string) => `flowchart LR\n  A["${text}"] -->|"${text}"| B`

export const diagramAttacks: [name: string, source: string][] = [
  ['loose security', init('{"securityLevel": "loose"}')],
  [
    'style sheet of the theme',
    init('{"themeCSS": "@import url(https://evil.example/x.css); *{display:none}"}'),
  ],
  [
    'style sheet that breaks out',
    init('{"themeCSS": "} body{background:url(https://evil.example/x.png)} .x{"}'),
  ],
  [
    'font with an address',
    init('{"fontFamily": "x; } @font-face{font-family:y;src:url(https://evil.example/x)} .z{"}'),
  ],
  [
    'theme variables with addresses',
    init('{"theme":"base","themeVariables":{"primaryColor":"url(https://evil.example/x)"}}'),
  ],
  [
    'prototype in settings',
    init('{"__proto__": {"securityLevel": "loose"}, "constructor": {"prototype": {"pwned": 1}}}'),
  ],
  [
    'HTML labels in settings',
    `%%{init: {"htmlLabels": true, "flowchart": {"htmlLabels": true}, "securityLevel": "antiscript"}}%%\n${label('<img src=https://evil.example/x.png onerror=pwned=1>')}`,
  ],
  [
    'sanitiser settings',
    init('{"dompurifyConfig": {"ADD_TAGS": ["script"], "ADD_ATTR": ["onclick"]}, "secure": []}'),
  ],
  ['unclosed directive', '%%{init: {"themeCSS": "*{display:none}"}\nflowchart LR\n  A --> B'],
  [
    'wrapped directive',
    '%%{\n  init: {\n    "themeCSS": "*{background:url(https://evil.example)}"\n  }\n}%%\nflowchart LR\n  A --> B',
  ],
  [
    'config in front matter',
    matter('config:\n  securityLevel: loose\n  themeCSS: "*{background:url(https://evil.example/x.png)}"'),
  ],
  ['title in front matter', matter('title: "<script>pwned=1</script><img src=x onerror=pwned=1>"')],
  [
    'aliases that multiply in front matter',
    matter(
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\nconfig: {x: [*f,*f,*f,*f,*f,*f,*f,*f,*f]}',
    ),
  ],
  ['script in a label', label('<script>pwned=1</script>')],
  ['handler in a label', label('<img src=x onerror=pwned=1>')],
  ['picture in a label', label('<img src=https://evil.example/x.png>')],
  ['SVG in a label', label('<svg onload=pwned=1><image href=https://evil.example/x.png>')],
  ['style in a label', label('<style>*{background:url(https://evil.example/x.png)}</style>')],
  ['frame in a label', label('<iframe srcdoc=<script>parent.pwned=1</script>></iframe>')],
  [
    'encoded markup in a label',
    label(
      '#lt;img src=x onerror=pwned=1#gt; #60;script#62;pwned=1#60;/script#62; &lt;img src=x onerror=pwned=1&gt;',
    ),
  ],
  [
    'formula in a label',
    label('$$\\\\href{javascript:pwned=1}{x} \\\\includegraphics{https://evil.example/x.png}$$'),
  ],
  [
    'Markdown in a label',
    'flowchart LR\n  A["`![x](https://evil.example/x.png) [y](javascript:pwned=1) **b**`"] --> B',
  ],
  ['click that calls', 'flowchart LR\n  A --> B\n  click A call pwned(1) "t"\n  click B pwned'],
  [
    'click with a script',
    'flowchart LR\n  A --> B\n  click A href "javascript:pwned=1" "t" _blank\n  click B "data:text/html,<script>pwned=1</script>"',
  ],
  [
    'click that leads away',
    'flowchart LR\n  A --> B\n  click A "https://evil.example/" _self\n  click B href "//evil.example" _top',
  ],
  [
    'class with addresses',
    'flowchart LR\n  A:::c --> B\n  classDef c fill:url(https://evil.example/x.svg#a),background-image:url(https://evil.example/x.png),mask:url(https://evil.example/m)',
  ],
  [
    'class that breaks out',
    'flowchart LR\n  A:::c --> B\n  classDef c fill:red}} body{display:none} @import "https://evil.example/x.css";x{{',
  ],
  [
    'style with escapes',
    'flowchart LR\n  A --> B\n  style A fill:\\75 rl(https://evil.example/x),background:image-set("https://evil.example/x.png" 1x)\n  linkStyle 0 stroke:url(https://evil.example/x)',
  ],
  [
    'node that is a picture',
    'flowchart LR\n  A@{ img: "https://evil.example/x.png", label: "L", h: 60 } --> B',
  ],
  [
    'node whose picture hides',
    'flowchart LR\n  A@{ "i\\x6dg": "https://evil.example/x.png", "\\u0069mg": "https://evil.example/y.png" } --> B',
  ],
  [
    'node with an icon',
    'flowchart LR\n  A@{ icon: "https://evil.example/x", form: circle } --> B(fa:fa-x"onload=pwned=1)',
  ],
  [
    'ids of the prototype',
    'flowchart LR\n  __proto__ --> constructor --> toString\n  subgraph hasOwnProperty\n    valueOf\n  end',
  ],
  ['ids of the page', 'flowchart LR\n  lectern["x"] --> location\n  subgraph body\n    document\n  end'],
  [
    'sequence with links',
    'sequenceDiagram\n  participant A as <img src=x onerror=pwned=1>\n  link A: L @ javascript:pwned=1\n  links A: {"M": "https://evil.example/"}\n  properties A: {"class": "x", "icon": "https://evil.example/x.png"}\n  A->>B: <script>pwned=1</script> $$\\\\href{javascript:pwned=1}{x}$$\n  Note over A,B: <img src=https://evil.example/x.png>',
  ],
  [
    'sequence with pictures everywhere',
    'sequenceDiagram properties A: {"icon": "https://evil.example/a.png"}\n  participant A\n  A->>B: x; PROPERTIES A: {"icon": "https://evil.example/b.png"}\n  loop x\n  A->>B: y\n  end properties A: {"ic\\u006fn": "https://evil.example/c.png"}\n  accDescr {\n  d\n  } properties B: {"icon": "//evil.example/d.png"}\n\u00a0\tproperties\tB: {"icon": "https://evil.example/e.png"}',
  ],
  [
    'sequence with colours',
    'sequenceDiagram\n  rect url(https://evil.example/x)\n  A->>B: x\n  end\n  box "red;background:url(https://evil.example)" T\n  participant C\n  end',
  ],
  [
    'class diagram with links',
    'classDiagram\n  class A~T~ {\n    +x <script>pwned=1</script>\n  }\n  link A "javascript:pwned=1" "t"\n  click A href "https://evil.example/"\n  callback A "pwned"\n  classDef c fill:url(https://evil.example/x)\n  style A background:url(https://evil.example/x.png)\n  note for A "<img src=x onerror=pwned=1>"',
  ],
  [
    'state diagram',
    'stateDiagram-v2\n  [*] --> A\n  A : <img src=https://evil.example/x.png onerror=pwned=1>\n  note right of A : <script>pwned=1</script>\n  classDef c background:url(https://evil.example/x.png)\n  class A c',
  ],
  [
    'ER diagram',
    'erDiagram\n  A ||--o{ B : "<img src=x onerror=pwned=1>"\n  A {\n    string x "<script>pwned=1</script>"\n  }\n  style A fill:url(https://evil.example/x)',
  ],
  [
    'Gantt chart with links',
    'gantt\n  title <script>pwned=1</script>\n  dateFormat YYYY-MM-DD\n  section <img src=x onerror=pwned=1>\n  A :a1, 2024-01-01, 3d\n  click a1 href "javascript:pwned=1"\n  click a1 call pwned()',
  ],
  ['pie chart', 'pie title <img src=x onerror=pwned=1>\n  "<script>pwned=1</script>" : 1\n  "b" : 2'],
  [
    'mind map',
    'mindmap\n  root((<img src=https://evil.example/x.png onerror=pwned=1>))\n    A\n      ::icon(fa fa-x" onload="pwned=1)\n    B[<script>pwned=1</script>]',
  ],
  [
    'journey',
    'journey\n  title <script>pwned=1</script>\n  section S\n    <img src=x onerror=pwned=1>: 5: Me, <svg onload=pwned=1>',
  ],
  [
    'timeline',
    'timeline\n  title <script>pwned=1</script>\n  2024 : <img src=x onerror=pwned=1> : <iframe src=javascript:pwned=1>',
  ],
  [
    'quadrant chart',
    'quadrantChart\n  title <script>pwned=1</script>\n  x-axis "<img src=x onerror=pwned=1>" --> B\n  P: [0.3, 0.6] color: url(https://evil.example/x)',
  ],
  [
    'git graph',
    'gitGraph\n  commit id: "<img src=x onerror=pwned=1>" tag: "<script>pwned=1</script>"\n  branch __proto__\n  commit',
  ],
  [
    'C4 diagram',
    'C4Context\n  title <script>pwned=1</script>\n  Person(a, "<img src=x onerror=pwned=1>", "d", $sprite="https://evil.example/x.png", $link="javascript:pwned=1")\n  UpdateElementStyle(a, $bgColor="url(https://evil.example/x)")',
  ],
  [
    'requirement diagram',
    'requirementDiagram\n  requirement r {\n  id: 1\n  text: "<img src=x onerror=pwned=1>"\n  risk: high\n  verifymethod: test\n  }',
  ],
  [
    'kanban board',
    'kanban\n  A[<img src=x onerror=pwned=1>]\n    t1[T]@{ ticket: "javascript:pwned=1", assigned: "<script>pwned=1</script>" }',
  ],
  [
    'architecture',
    'architecture-beta\n  group g(cloud)[<img src=x onerror=pwned=1>]\n  service s("<img src=x onerror=pwned=1>")[S] in g',
  ],
  [
    'block diagram',
    'block-beta\n  columns 1\n  a["<img src=x onerror=pwned=1>"]\n  style a fill:url(https://evil.example/x)',
  ],
  [
    'description that breaks out',
    'flowchart LR\n  accTitle: "><script>pwned=1</script>\n  accDescr: </desc><img src=x onerror=pwned=1>\n  A --> B',
  ],
  [
    'too many edges',
    `flowchart LR\n${Array.from({ length: 600 }, (_, n) => `  A${n} --> A${n + 1}`).join('\n')}`,
  ],
  ['too long', `flowchart LR\n  A["${'x'.repeat(30_000)}"] --> B`],
  ['deep subgraphs', `flowchart LR\n${'subgraph s\n'.repeat(200)}A --> B\n${'end\n'.repeat(200)}`],
  ['unfinished', 'flowchart LR\n  A["<img src=x onerror=pwned=1> --> B'],
]
