/** The sign of the program, as build/icon.svg has it; decoration beside its name. */
export function Mark() {
  return (
    <svg class="desk-mark" viewBox="32 32 448 448" aria-hidden="true" focusable="false">
      <rect x="32" y="32" width="448" height="448" rx="100" fill="#12355b" />
      <path d="M156 104h200l44 152H112z" fill="#f4f7fb" />
      <path d="M186 156h140M178 200h104" stroke="#12355b" stroke-width="20" stroke-linecap="round" />
      <path d="M92 256h328v36H92z" fill="#ffb454" />
      <path d="M192 292h128l-20 108h-88z" fill="#c9d6e6" />
      <path d="M152 400h208v32H152z" fill="#f4f7fb" />
    </svg>
  )
}
