/**
 * Fetches the words of one domain and sets them as people read them. Those that only adults' pages
 * speak are found through a list that is fetched itself.
 */
import { catalogueLoaders, type Words, type WordsDomain, type WordsLoaders } from './catalogue.ts'
import type { LanguageCode } from './languages.ts'
import { setFrench } from './set-french.ts'

/** Every text of `entry`, nested or returned by a function, passed through `set`. */
function setEvery(entry: unknown, set: (text: string) => string): unknown {
  if (typeof entry === 'string') return set(entry)
  if (Array.isArray(entry)) return entry.map((part) => setEvery(part, set))
  if (typeof entry === 'function') {
    return (...facts: unknown[]) => setEvery(entry(...facts), set)
  }
  if (typeof entry === 'object' && entry !== null) {
    return Object.fromEntries(
      Object.entries(entry).map(([key, value]) => [key, setEvery(value, set)]),
    )
  }
  return entry
}

/** English needs no spaces set, only the apostrophe and the ellipsis that a keyboard lacks. */
function setEnglish(text: string): string {
  return text.replaceAll("'", '’').replaceAll('...', '…')
}

const setters: Readonly<Record<LanguageCode, (text: string) => string>> = {
  fr: setFrench,
  en: setEnglish,
}

/** The words of a domain as people read them: each language with its own signs in place. */
export function typesetWords<T>(words: T, language: LanguageCode): T {
  return setEvery(words, setters[language]) as T
}

async function loaderOf<Domain extends WordsDomain>(
  language: LanguageCode,
  domain: Domain,
): Promise<() => Promise<Words[Domain]>> {
  const first: Partial<WordsLoaders<WordsDomain>[LanguageCode]> = catalogueLoaders[language]
  if (first[domain] !== undefined) return first[domain]
  const { adultWordsLoaders } = await import('./adult-words.ts')
  const others: Partial<WordsLoaders<WordsDomain>[LanguageCode]> = adultWordsLoaders[language]
  if (others[domain] === undefined) throw new Error(`nowhere do words of "${domain}" come from`)
  return others[domain]
}

export async function loadWords<Domain extends WordsDomain>(
  language: LanguageCode,
  domain: Domain,
): Promise<Words[Domain]> {
  return typesetWords(await (await loaderOf(language, domain))(), language)
}
