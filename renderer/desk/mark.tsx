/** The sign of the program, as build/icon.svg has it; decoration beside its name. */
export function Mark() {
  return (
    <svg class="desk-mark" viewBox="0 0 512 512" aria-hidden="true" focusable="false">
      <rect x="32" y="32" width="448" height="448" rx="100" fill="#12355b" />
      <path d="M112 128h288l-28 152H140z" fill="#f4f7fb" />
      <path d="M160 176h192M154 220h132" stroke="#12355b" stroke-width="20" stroke-linecap="round" />
      <path d="M96 296h320l-24 40H120z" fill="#ffb454" />
      <path d="M228 336h56v64h52v28H176v-28h52z" fill="#f4f7fb" />
    </svg>
  )
}
