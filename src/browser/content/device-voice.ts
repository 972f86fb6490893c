/**
 * The device's own voice (Web Speech): one thing is said at a time, and whoever shows a button
 * knows whether it is theirs that speaks.
 */
import type { SpokenPiece } from './content-text.ts'

/** Some voices fall silent in long sentences: what is longer is said in several breaths. */
const breathCharactersMax = 180

let speaker: symbol | null = null
const listeners = new Set<() => void>()

function change(next: symbol | null): void {
  speaker = next
  for (const listener of listeners) listener()
}

/** False where the device cannot speak at all; a button would promise too much. */
export function hasDeviceVoice(): boolean {
  return typeof speechSynthesis !== 'undefined' && typeof SpeechSynthesisUtterance !== 'undefined'
}

/** Cuts at the ends of sentences, then at commas and spaces, never inside a word. */
export function breathsOf(text: string): string[] {
  const breaths: string[] = []
  let rest = text.replace(/\s+/gu, ' ').trim()
  while (rest.length > breathCharactersMax) {
    const head = rest.slice(0, breathCharactersMax)
    const cut = Math.max(
      ...['. ', '! ', '? ', '… ', ' : ', '; '].map((end) => head.lastIndexOf(end)),
    )
    const at = cut > 40 ? cut + 1 : Math.max(head.lastIndexOf(', ') + 1, head.lastIndexOf(' '))
    const length = at > 0 ? at : breathCharactersMax
    breaths.push(rest.slice(0, length).trim())
    rest = rest.slice(length).trim()
  }
  return rest === '' ? breaths : [...breaths, rest]
}

function voiceFor(lang: string): SpeechSynthesisVoice | null {
  const voices = speechSynthesis.getVoices()
  const plain = (tag: string): string => tag.replace('_', '-').toLowerCase()
  const language = plain(lang).split('-')[0] ?? ''
  return (
    voices.find((voice) => plain(voice.lang) === plain(lang) && voice.localService) ??
    voices.find((voice) => plain(voice.lang) === plain(lang)) ??
    voices.find((voice) => plain(voice.lang).split('-')[0] === language) ??
    null
  )
}

/** Says everything in order. `onFailure` is called when the device has no voice after all. */
export function speak(owner: symbol, pieces: readonly SpokenPiece[], onFailure: () => void): void {
  speechSynthesis.cancel()
  const breaths = pieces.flatMap((piece) =>
    breathsOf(piece.text).map((text) => ({ text, lang: piece.lang })),
  )
  if (breaths.length === 0) return
  change(owner)
  const over = (): void => {
    if (speaker === owner) change(null)
  }
  breaths.forEach((breath, index) => {
    const utterance = new SpeechSynthesisUtterance(breath.text)
    utterance.lang = breath.lang
    const voice = voiceFor(breath.lang)
    if (voice !== null) utterance.voice = voice
    utterance.rate = 0.95
    if (index === breaths.length - 1) utterance.onend = over
    utterance.onerror = (event) => {
      if (event.error === 'canceled' || event.error === 'interrupted' || speaker !== owner) return
      speechSynthesis.cancel()
      over()
      onFailure()
    }
    speechSynthesis.speak(utterance)
  })
}

/** Silence, if it is this owner who speaks. */
export function stopSpeaking(owner: symbol): void {
  if (speaker !== owner) return
  speechSynthesis.cancel()
  change(null)
}

export const deviceVoice = {
  speaker: () => speaker,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
}
