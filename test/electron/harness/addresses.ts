/**
 * Chromium alone knows no scheme of ours, so each host of it is a host of HTTPS here, which nothing outside
 * ever hears of: all requests are answered before they would leave.
 */
const HOSTS: Readonly<Record<string, string>> = { app: 'app.lectern.test', deck: 'deck.lectern.test' }

/** `lectern://app/x` as the harness has it. */
export function toHarness(url: string): string {
  return url.replace(/^lectern:\/\/([a-z]+)(?=[/?#]|$)/, (all, host: string) =>
    HOSTS[host] === undefined ? all : `https://${HOSTS[host]}`,
  )
}

/** The address as main knows it; null for one that is not the harness's own. */
export function toLectern(url: string): string | null {
  for (const [host, name] of Object.entries(HOSTS)) {
    const origin = `https://${name}`
    if (url === origin || url.startsWith(`${origin}/`)) return `lectern://${host}${url.slice(origin.length)}`
  }
  return null
}

/** What a page reads its own scheme from, and where it finds the lecture's files. */
export function translateScript(text: string): string {
  return text
    .replaceAll(/(?:window\.)?\blocation\.protocol\b/g, '"lectern:"')
    .replaceAll('lectern://deck', toHarness('lectern://deck'))
}

export function translateStyle(text: string): string {
  return text.replaceAll('lectern://deck', toHarness('lectern://deck'))
}

/** In a content policy the scheme stands for both hosts. */
export function translatePolicy(policy: string): string {
  return policy.replaceAll(
    /(?<= )lectern:(?=[ ;]|$)/g,
    Object.values(HOSTS)
      .map((host) => `https://${host}`)
      .join(' '),
  )
}
