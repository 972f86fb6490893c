/**
 * The recogniser of this browser where it works on the device itself, and nowhere else: a voice is never
 * sent to a recogniser elsewhere. Browsers that do not know the demand would recognise remotely and say
 * nothing of it, so they count as having none. https://webaudio.github.io/web-speech-api/
 */

import type { AskedBefore } from './asked-before.ts'

/** Of `SpeechRecognition`, what is used here. */
export interface Recogniser {
  lang: string
  continuous: boolean
  interimResults: boolean
  processLocally: boolean
  onresult: ((event: RecognisedEvent) => void) | null
  onerror: ((event: { readonly error: string }) => void) | null
  onend: (() => void) | null
  start(track: MediaStreamTrack): void
  stop(): void
  abort(): void
}

export interface RecognisedEvent {
  readonly results: ArrayLike<
    ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }
  >
}

interface LanguageOptions {
  readonly langs: readonly string[]
  readonly processLocally: true
}

interface RecogniserClass {
  new (): Recogniser
  readonly prototype: object
  available?(options: LanguageOptions): Promise<string>
  install?(options: LanguageOptions): Promise<boolean>
}

export interface OnDeviceSpeech {
  /** Within the handler of a press: fetches the language where it is not here yet. False: it did not come. */
  prepare(): Promise<boolean>
  create(): Recogniser
}

/** Lessons are held in French. */
const language = 'fr-FR'
const options: LanguageOptions = { langs: [language], processLocally: true }

function readClass(scope: object): RecogniserClass | null {
  for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) {
    const found: unknown = Reflect.get(scope, name)
    if (typeof found === 'function') return found as unknown as RecogniserClass
  }
  return null
}

/** Null: this browser has none that works on the device, or none for French. Rejects where storage is closed. */
export async function findOnDeviceSpeech(
  scope: object,
  before: AskedBefore,
): Promise<OnDeviceSpeech | null> {
  const Speech = readClass(scope)
  if (Speech?.available === undefined || !('processLocally' in Speech.prototype)) return null
  if (before.wasFatal()) return null
  // Where a policy forbids it, asking fails.
  const state = await before.ask(async () => Speech.available?.(options)).catch(() => 'unavailable')
  const isHere = state === 'available'
  const mayCome = state === 'downloadable' || state === 'downloading'
  if (!isHere && !(mayCome && Speech.install !== undefined)) return null
  return {
    prepare: async () => isHere || (await Speech.install?.(options).catch(() => false)) === true,
    create() {
      const one = new Speech()
      one.lang = language
      one.continuous = true
      one.interimResults = true
      one.processLocally = true
      return one
    },
  }
}
