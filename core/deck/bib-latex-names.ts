/** Accents, by the command's name: the combining mark that follows the letter. */
export const accents: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
  t: '\u0361',
  textcommabelow: '\u0326',
}

/** Commands whose argument is set in a CSL tag; '' for no tag. */
export const styles: Record<string, string> = {
  emph: 'i',
  textit: 'i',
  textsl: 'i',
  mkbibemph: 'i',
  mathit: 'i',
  textbf: 'b',
  mkbibbold: 'b',
  mathbf: 'b',
  textsc: 'sc',
  textsuperscript: 'sup',
  textsubscript: 'sub',
  textrm: '',
  textup: '',
  textnormal: '',
  texttt: '',
  textsf: '',
  mathrm: '',
  mbox: '',
  text: '',
}

/** Commands that hold to the end of their group, and their CSL tag. */
export const switches: Record<string, string> = {
  em: 'i',
  it: 'i',
  sl: 'i',
  itshape: 'i',
  bf: 'b',
  sc: 'sc',
  rm: '',
  tt: '',
}

/** Commands that say nothing to a reader, and how many arguments go with them. */
export const dropped: Record<string, number> = {
  noopsort: 1,
  SortNoop: 1,
  label: 1,
  cite: 1,
  hspace: 1,
  vspace: 1,
  href: 1,
  textcolor: 1,
  ensuremath: 0,
  protect: 0,
  relax: 0,
  newblock: 0,
  displaystyle: 0,
  left: 0,
  right: 0,
}

const greek =
  'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω ' +
  'Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω'
const letters =
  'ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ'
const signs =
  "textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotesingle ' ldots … dots … textellipsis … " +
  'times × pm ± cdot · sim ∼ approx ≈ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ infty ∞ rightarrow → to → leftarrow ← circ ° degree ° textdegree ° prime ′ ' +
  'textmu µ copyright © textcopyright © textregistered ® texttrademark ™ S § P ¶ pounds £ euro € texteuro € dag † ddag ‡ textbullet • textasciitilde ~ ' +
  'textbackslash \\ textunderscore _ guillemotleft « guillemotright » flqq « frqq » glqq „ grqq “ LaTeX LaTeX TeX TeX BibTeX BibTeX ' +
  'textdollar $ textless < textgreater > textbraceleft { textbraceright } textbar | textasciigrave ` textcent ¢ textsterling £ textcurrency ¤ textyen ¥ ' +
  'textbrokenbar ¦ textsection § textparagraph ¶ textlnot ¬ textpm ± textperiodcentered · textexclamdown ¡ textquestiondown ¿ texttimes × textdiv ÷ ' +
  'textdagger † textdaggerdbl ‡ textperthousand ‰ textpertenthousand ‱ guilsinglleft ‹ guilsinglright › quotesinglbase ‚ quotedblbase „ ' +
  'textbardbl ‖ textfractionsolidus ⁄ textminus − textasteriskcentered ∗ textsurd √ textleftarrow ← textuparrow ↑ textrightarrow → textdownarrow ↓ ' +
  'textreferencemark ※ textinterrobang ‽ textflorin ƒ textmho ℧ textestimated ℮ textrecipe ℞ textmusicalnote ♪ textopenbullet ◦ textbigcircle ◯ ' +
  'textbaht ฿ textcolonmonetary ₡ textlira ₤ textnaira ₦ textwon ₩ textdong ₫ textpeso ₱ hwithstroke ħ Hwithstroke Ħ varsigma ς ' +
  'textasciicaron ˇ textgravedbl ˵ texttildelow ˷ textlquill ⁅ textrquill ⁆ textdiscount ⁒ textcircledP ℗ textblank ␢ textvisiblespace ␣ textmarried ⚭ ' +
  'textdivorced ⚮ textinterrobangdown ⸘'

/** Commands without argument, and what they stand for. */
export const symbols: Record<string, string> = {
  ...pairs(greek),
  ...pairs(letters),
  ...pairs(signs),
  '&': '&',
  '%': '%',
  $: '$',
  '#': '#',
  _: '_',
  '{': '{',
  '}': '}',
  ' ': ' ',
  '\n': ' ',
  ',': '\u2009',
  ';': ' ',
  ':': ' ',
  '!': '',
  '-': '',
  '/': '',
  '\\': ' ',
  '(': '',
  ')': '',
  '[': '',
  ']': '',
  '@': '',
  quad: ' ',
  newline: ' ',
  space: ' ',
  textasciicircum: '^',
}

function pairs(list: string): Record<string, string> {
  const words = list.split(' ')
  return Object.fromEntries(words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1] ?? '']] : [])))
}
