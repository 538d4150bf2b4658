const names: string[] = []
const FIRST = 1001

/**
 * The text of an attack with a number of its own in what it would leave behind: `pwned=1001` for `pwned=1`, a
 * host of its own below evil.example. Many attacks then share a lecture, and each is known by its traces.
 */
export function marked(name: string, text: string): string {
  const known = names.indexOf(name)
  const number = FIRST + (known < 0 ? names.push(name) - 1 : known)
  return text
    .replaceAll('PHNjcmlwdD5wd25lZD0xPC9zY3JpcHQ+', btoa(`<script>pwned=${number}</script>`))
    .replaceAll('pwned=1', `pwned=${number}`)
    .replaceAll('pwned(1)', `pwned(${number})`)
    .replaceAll('alert(1)', `alert(${number})`)
    .replaceAll('evil.example', `a${number}.evil.example`)
}

/** A trace with the name of the attack that left it before it; as it is when it carries no number. */
export function named(trace: string): string {
  const numbers = /pwned\W*(\d{4})|\ba(\d{4})\.evil|alert\W*(\d{4})/.exec(trace)?.slice(1) ?? []
  const number = numbers.find((digits) => digits !== undefined)
  const name = number === undefined ? undefined : names[Number(number) - FIRST]
  return name === undefined ? trace : `[${name}] ${trace}`
}
