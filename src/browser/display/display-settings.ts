/**
 * How a person likes to read: colours, typeface, spacing, size, language. Kept on this device for
 * each person apart (a shared phone has several), and set as attributes of the page that the
 * style sheets answer to.
 */
import {
  isLanguageCode,
  type LanguageCode,
  preferredLanguage,
} from '#browser/catalogue/languages.ts'

export const themes = ['auto', 'light', 'dark'] as const
export const fonts = ['standard', 'dyslexic'] as const
export const spacings = ['standard', 'wide'] as const
/** Steps around the base size, as the account's preferences count them. */
export const textSizes = [0, -1, 1, 2, 3] as const

export interface DisplaySettings {
  readonly theme: (typeof themes)[number]
  readonly font: (typeof fonts)[number]
  readonly spacing: (typeof spacings)[number]
  readonly textSize: (typeof textSizes)[number]
  readonly language: LanguageCode
}

const storagePrefix = 'preau.display.'
/** Settings of whoever opens Préau before anybody is known. */
const nobody = 'device'

/** What is stored, as far as it can be believed; anything else falls back to the standard. */
export function readDisplaySettings(
  stored: string | null,
  wanted: readonly string[],
): DisplaySettings {
  let found: Record<string, unknown> = {}
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) found = { ...parsed }
  } catch {
    // A damaged entry is as good as none.
    found = {}
  }
  const one = <Value extends string | number>(values: readonly Value[], value: unknown): Value => {
    const match = values.find((candidate) => candidate === value) ?? values[0]
    if (match === undefined) throw new Error('a setting without values')
    return match
  }
  return {
    theme: one(themes, found.theme),
    font: one(fonts, found.font),
    spacing: one(spacings, found.spacing),
    textSize: one(textSizes, found.textSize),
    language: isLanguageCode(found.language) ? found.language : preferredLanguage(wanted),
  }
}

let person = nobody
let settings = readDisplaySettings(null, [])
const listeners = new Set<() => void>()

function load(fromAccount: Readonly<Record<string, unknown>>): DisplaySettings {
  let own: string | null = null
  let ofDevice: string | null = null
  try {
    own = localStorage.getItem(storagePrefix + person)
    ofDevice = localStorage.getItem(storagePrefix + nobody)
  } catch {
    // Storage may be closed to us (private window, strict settings): then the standard holds.
    own = null
  }
  const told = Object.keys(fromAccount).length > 0 ? JSON.stringify(fromAccount) : null
  return readDisplaySettings(own ?? told ?? ofDevice, navigator.languages)
}

/** Sets what the style sheets look at; the heavy typeface is fetched only when asked for. */
function apply(): void {
  const { dataset } = document.documentElement
  dataset.theme = settings.theme
  dataset.font = settings.font
  dataset.spacing = settings.spacing
  dataset.textSize = String(settings.textSize)
  if (settings.font === 'dyslexic') void import('#browser/style/dyslexic-font.css')
  for (const listener of listeners) listener()
}

/**
 * Whose settings hold from now on: a person's id, or null before anybody is known. What the
 * person chose on this device wins over what their account says.
 */
export function startDisplayFor(
  personId: string | null,
  fromAccount: Readonly<Record<string, unknown>> = {},
): DisplaySettings {
  person = personId ?? nobody
  settings = load(fromAccount)
  apply()
  return settings
}

export function changeDisplay(change: Partial<DisplaySettings>): void {
  settings = { ...settings, ...change }
  try {
    localStorage.setItem(storagePrefix + person, JSON.stringify(settings))
  } catch {
    // Not kept, but it holds for this visit.
  }
  apply()
}

export const displaySettings = {
  current: () => settings,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
}
