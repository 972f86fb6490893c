/**
 * The languages that Préau speaks. A further language is one line here and one folder of
 * catalogues; a right-to-left one says so, and the pages turn with it.
 */

export interface Language {
  /** BCP 47, for `lang`, `Intl` and speech. */
  readonly locale: string
  /** Its name in itself, as the switch shows it. */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
}

export const languages = {
  fr: { locale: 'fr-FR', name: 'Français', dir: 'ltr' },
  en: { locale: 'en-GB', name: 'English', dir: 'ltr' },
} as const satisfies Record<string, Language>

export type LanguageCode = keyof typeof languages

export const languageCodes = Object.keys(languages) as LanguageCode[]

export function isLanguageCode(value: unknown): value is LanguageCode {
  return typeof value === 'string' && Object.hasOwn(languages, value)
}

/** The first language that the device asks for and that Préau speaks; else French. */
export function preferredLanguage(wanted: readonly string[]): LanguageCode {
  for (const tag of wanted) {
    const code = tag.toLowerCase().split('-')[0]
    if (isLanguageCode(code)) return code
  }
  return 'fr'
}
