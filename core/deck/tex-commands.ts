/** Names of LaTeX commands that lecturers use, for hints; KaTeX knows many more. */
export const texCommands = (
  'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau ' +
  'upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ' +
  'frac dfrac tfrac sqrt sum prod int iint oint lim max min sup inf log ln exp sin cos tan arcsin arccos arctan ' +
  'sinh cosh tanh det dim ker deg gcd binom left right middle big Big bigg Bigg langle rangle lfloor rfloor lceil ' +
  'rceil lvert rvert lVert rVert cdot times div pm mp ast star circ bullet oplus otimes leq geq neq approx equiv ' +
  'sim simeq cong propto ll gg subset supset subseteq supseteq in notin ni cup cap setminus emptyset forall exists ' +
  'nexists neg land lor implies iff to mapsto rightarrow leftarrow Rightarrow Leftarrow leftrightarrow ' +
  'Leftrightarrow longrightarrow rightleftharpoons xrightarrow uparrow downarrow partial nabla infty hbar ell Re Im ' +
  'text textbf textit mathrm mathbf mathit mathsf mathtt mathbb mathcal mathfrak operatorname boldsymbol hat bar ' +
  'vec dot ddot tilde widehat widetilde overline underline overbrace underbrace overset underset stackrel begin end ' +
  'matrix pmatrix bmatrix cases aligned array quad qquad hspace color boxed cancel ldots cdots vdots ddots dots ' +
  'prime degree dagger perp parallel angle triangle therefore because displaystyle tag limits'
).split(' ')
