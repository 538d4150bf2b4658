/** An address, or a part of it, without its percent signs; as it stands when these mean nothing. */
export function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
