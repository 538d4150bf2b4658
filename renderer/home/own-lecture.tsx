/** What to type for a lecture of one's own; the shells may offer a button beside it. */
export function OwnLecture() {
  return (
    <section class="own" aria-labelledby="own-lecture">
      <h2 id="own-lecture">Your own lecture</h2>
      <p>
        In the terminal, <code>npm run new -- my-lecture</code> writes a small lecture to begin with, and{' '}
        <code>npm start -- my-lecture</code> presents it. What you save in the folder shows up here at once.
      </p>
    </section>
  )
}
