/**
 * Which words are spoken now: the language, the voice (*tu* to pupils, *vous* to adults) and the
 * time zone of the school. One small store for the whole page; parts and pages read it by hooks.
 */
import { useEffect, useState } from 'preact/hooks'
import { generalFr } from '#browser/catalogue/fr/general-fr.ts'
import { refusalsFr } from '#browser/catalogue/fr/refusals-fr.ts'
import type { Words, WordsDomain } from './catalogue.ts'
import { type Format, formatFor } from './format.ts'
import { type LanguageCode, languages } from './languages.ts'
import { loadWords, typesetWords } from './load-words.ts'

/** How French speaks to the reader. */
export type Voice = 'tu' | 'vous'

export interface Speech {
  readonly language: LanguageCode
  readonly voice: Voice
  readonly timeZone: string
  readonly words: Partial<Words>
  readonly format: Format
}

let speech: Speech = {
  language: 'fr',
  voice: 'vous',
  timeZone: 'Europe/Paris',
  words: {
    general: typesetWords(generalFr, 'fr'),
    // The others come once the page is there; until then `internal` speaks for them.
    refusals: typesetWords(refusalsFr, 'fr') as Words['refusals'],
  },
  format: formatFor({ locale: languages.fr.locale, timeZone: 'Europe/Paris' }),
}

const listeners = new Set<() => void>()

function change(next: Partial<Speech>): void {
  speech = { ...speech, ...next }
  for (const listener of listeners) listener()
}

/** Fetches what a page needs before it is shown, so that no page flashes without words. */
export async function prepareWords(domains: readonly WordsDomain[]): Promise<void> {
  const { language } = speech
  const missing = domains.filter((domain) => speech.words[domain] === undefined)
  if (missing.length === 0) return
  const loaded = await Promise.all(
    missing.map(async (domain) => [domain, await loadWords(language, domain)] as const),
  )
  // Somebody may have switched meanwhile: then these words are of the wrong language.
  if (speech.language !== language) return prepareWords(domains)
  change({ words: { ...speech.words, ...Object.fromEntries(loaded) } })
}

/** Fetches the words of refusals that the first page could do without. */
export async function completeRefusals(): Promise<void> {
  const { language } = speech
  const refusals = await loadWords(language, 'refusals')
  if (speech.language === language) change({ words: { ...speech.words, refusals } })
}

/** Switches the language of everything on the page; resolves when its words are there. */
export async function setLanguage(language: LanguageCode): Promise<void> {
  const domains = Object.keys(speech.words) as WordsDomain[]
  const loaded = await Promise.all(
    domains.map(async (domain) => [domain, await loadWords(language, domain)] as const),
  )
  // A page that opened meanwhile brought further domains: fetch those too before switching.
  if (Object.keys(speech.words).length > domains.length) return setLanguage(language)
  const { locale, dir } = languages[language]
  document.documentElement.lang = language
  document.documentElement.dir = dir
  change({
    language,
    words: Object.fromEntries(loaded) as Partial<Words>,
    format: formatFor({ locale, timeZone: speech.timeZone }),
  })
}

export function setVoice(voice: Voice): void {
  if (voice !== speech.voice) change({ voice })
}

/** `timeZone` is an IANA name; the school's own, wherever the device is. */
export function setTimeZone(timeZone: string): void {
  if (timeZone === speech.timeZone) return
  change({ timeZone, format: formatFor({ locale: languages[speech.language].locale, timeZone }) })
}

/** Everything at once; most callers want one of the narrower hooks below. */
function useSpeech(): Speech {
  const [current, setCurrent] = useState(speech)
  useEffect(() => {
    const listener = () => setCurrent(speech)
    listener()
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return current
}

/**
 * The words of one domain in the language of now. `general` and `refusals` are always there; a
 * page lists its own domains (`words` of its entry), and asking for one that it did not list is a bug.
 */
export function useWords<Domain extends WordsDomain>(domain: Domain): Words[Domain] {
  const words = useSpeech().words[domain] ?? speech.words[domain]
  if (words === undefined) throw new Error(`no entry of a page lists the words of "${domain}"`)
  return words
}

/** Outside of a component, after `prepareWords`. */
export function readWords<Domain extends WordsDomain>(domain: Domain): Words[Domain] {
  const words = speech.words[domain]
  if (words === undefined) throw new Error(`the words of "${domain}" were not prepared`)
  return words
}

/** Outside of a component: how French speaks to the reader of now. */
export function currentVoice(): Voice {
  return speech.voice
}

export function useLanguage(): LanguageCode {
  return useSpeech().language
}

/** `tu` where a pupil reads, `vous` where an adult does. */
export function useVoice(): Voice {
  return useSpeech().voice
}

/** Dates, times, numbers and durations in the language of now and the school's time zone. */
export function useFormat(): Format {
  return useSpeech().format
}

/** The language outside of a component, for a request header or a speech voice. */
export function currentLanguage(): LanguageCode {
  return speech.language
}
