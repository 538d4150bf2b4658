import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

/** A voice that speaks on this machine: others would send the text to a server. */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  lang: string,
): SpeechSynthesisVoice | null {
  const local = voices.filter(({ localService }) => localService)
  const primary = lang.split('-')[0]?.toLowerCase() ?? ''
  return (
    local.find((voice) => voice.lang.toLowerCase().replace('_', '-') === lang.toLowerCase()) ??
    local.find((voice) => voice.lang.toLowerCase().startsWith(primary)) ??
    null
  )
}

export interface Speech {
  /** Whether there is a voice for the lecture's language on this machine. */
  offered: boolean
  speaking: boolean
  /** Reads elements one after the other; `is-spoken` is on the one that is being read. */
  read(elements: readonly HTMLElement[]): void
  stop(): void
}

export function useSpeech(lang: string): Speech {
  const voice = useVoice(lang)
  const [speaking, setSpeaking] = useState(false)
  const turn = useRef(0)
  const stop = useCallback(() => {
    turn.current += 1
    speechSynthesis.cancel()
    for (const spoken of document.querySelectorAll('.is-spoken')) spoken.classList.remove('is-spoken')
    setSpeaking(false)
  }, [])
  const read = useCallback(
    (elements: readonly HTMLElement[]) => {
      if (voice === null) return
      stop()
      const mine = turn.current
      setSpeaking(true)
      const next = (index: number) => {
        const element = elements[index]
        if (mine !== turn.current) return
        if (element === undefined) return stop()
        const utterance = new SpeechSynthesisUtterance(spokenText(element))
        utterance.voice = voice
        utterance.lang = voice.lang
        const end = () => {
          element.classList.remove('is-spoken')
          next(index + 1)
        }
        utterance.addEventListener('end', end)
        utterance.addEventListener('error', end)
        element.classList.add('is-spoken')
        element.scrollIntoView({ block: 'nearest' })
        speechSynthesis.speak(utterance)
      }
      next(0)
    },
    [voice, stop],
  )
  useEffect(() => () => (typeof speechSynthesis === 'undefined' ? undefined : stop()), [stop])
  return { offered: voice !== null, speaking, read, stop }
}

function useVoice(lang: string): SpeechSynthesisVoice | null {
  const find = () =>
    typeof speechSynthesis === 'undefined' ? null : localVoice(speechSynthesis.getVoices(), lang)
  const [voice, setVoice] = useState(find)
  useEffect(() => {
    if (typeof speechSynthesis === 'undefined') return
    const listen = () => setVoice(find())
    listen()
    // Some browsers tell their voices only after a while.
    speechSynthesis.addEventListener('voiceschanged', listen)
    return () => speechSynthesis.removeEventListener('voiceschanged', listen)
  }, [lang])
  return voice
}

/** Without what is there for the eye alone. */
function spokenText(element: HTMLElement): string {
  const copy = element.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return ''
  for (const silent of copy.querySelectorAll('.click, .cover, cite, sup, [aria-hidden="true"]'))
    silent.remove()
  return copy.textContent.replaceAll(/\s+/g, ' ').trim()
}
