/**
 * How a person likes to read: colours, typeface, spacing, size, language. Kept with the account
 * and on this device, for each person apart (a family's phone has several), and set as attributes
 * of the page that the style sheets answer to.
 */
import { callApi } from '#browser/api/call-api.ts'
import {
  isLanguageCode,
  type LanguageCode,
  preferredLanguage,
} from '#browser/catalogue/languages.ts'
import type { Adjustments } from '#contract/adjustments.ts'
import type { DisplayChoice, Me } from '#contract/me.ts'

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
/** Several choices in a row are one message to the server. */
const sendAfterMs = 800

/** What holds of these until a person chooses. */
export type DisplayDefaults = Pick<DisplaySettings, 'font' | 'spacing' | 'textSize'>

export const standardDisplay: DisplayDefaults = {
  font: 'standard',
  spacing: 'standard',
  textSize: 0,
}

/** What the school set for a pupil to begin with. */
export function displayDefaults(adjustments: Adjustments | undefined): DisplayDefaults {
  if (adjustments === undefined) return standardDisplay
  return {
    font: adjustments.dyslexicFont ? 'dyslexic' : 'standard',
    spacing: adjustments.wideSpacing ? 'wide' : 'standard',
    textSize: textSizes.find((size) => size === adjustments.textSize) ?? 0,
  }
}

/**
 * What is to be kept of settings: where they are the defaults nothing was chosen, so that defaults
 * that come later hold too.
 */
export function chosenOf(settings: DisplaySettings, defaults: DisplayDefaults): DisplayChoiceKept {
  const { theme, language, font, spacing, textSize } = settings
  return {
    theme,
    language,
    ...(font === defaults.font ? {} : { font }),
    ...(spacing === defaults.spacing ? {} : { spacing }),
    ...(textSize === defaults.textSize ? {} : { textSize }),
  }
}

type DisplayChoiceKept = Pick<DisplaySettings, 'theme' | 'language'> & Partial<DisplayDefaults>

/** What is stored, as far as it can be believed; anything else falls back to the defaults. */
export function readDisplaySettings(
  stored: string | null,
  wanted: readonly string[],
  defaults: DisplayDefaults = standardDisplay,
): DisplaySettings {
  let found: Record<string, unknown> = {}
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) found = { ...parsed }
  } catch {
    // A damaged entry is as good as none.
    found = {}
  }
  const one = <Value extends string | number>(
    values: readonly Value[],
    value: unknown,
    otherwise: Value,
  ): Value => values.find((candidate) => candidate === value) ?? otherwise
  return {
    theme: one(themes, found.theme, 'auto'),
    font: one(fonts, found.font, defaults.font),
    spacing: one(spacings, found.spacing, defaults.spacing),
    textSize: one(textSizes, found.textSize, defaults.textSize),
    language: isLanguageCode(found.language) ? found.language : preferredLanguage(wanted),
  }
}

/** Whose settings hold; on a shared computer nothing of a person is written down. */
interface Reader {
  readonly key: string
  readonly keepsHere: boolean
  readonly hasAccount: boolean
  readonly defaults: DisplayDefaults
}

const device: Reader = {
  key: nobody,
  keepsHere: true,
  hasAccount: false,
  defaults: standardDisplay,
}

let reader = device
let settings = readDisplaySettings(null, [])
let sending: ReturnType<typeof setTimeout> | undefined
/** The message on its way; whoever leaves waits for it. */
let underWay: Promise<unknown> = Promise.resolve()
const listeners = new Set<() => void>()

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(storagePrefix + key)
  } catch {
    // Storage may be closed to us (private window, strict settings): then the standard holds.
    return null
  }
}

/** `unsent`: the account does not know of it yet. */
function store(unsent: boolean): void {
  if (!reader.keepsHere) return
  try {
    const kept = { ...chosenOf(settings, reader.defaults), unsent }
    localStorage.setItem(storagePrefix + reader.key, JSON.stringify(kept))
  } catch {
    // Not kept, but it holds for this visit.
  }
}

/**
 * Which of three texts counts. A choice made here that the account does not know yet comes first;
 * then what the account says, so that a choice follows from device to device; then this device.
 */
export function chooseStored(stored: {
  readonly own: string | null
  readonly fromAccount: string | null
  readonly ofDevice: string | null
}): { readonly text: string | null; readonly unsent: boolean } {
  const { own, fromAccount, ofDevice } = stored
  if (own?.includes('"unsent":true')) return { text: own, unsent: true }
  return { text: fromAccount ?? own ?? ofDevice, unsent: false }
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

/** Whose settings hold from now on: the person who is known, or null before anybody is. */
export function startDisplayFor(me: Me | null): DisplaySettings {
  // What still waits was written down as unsent: sent now, it would reach the next person's account.
  clearTimeout(sending)
  sending = undefined
  reader =
    me === null
      ? device
      : {
          key: me.personId,
          keepsHere: !me.sharedDevice,
          hasAccount: true,
          defaults: displayDefaults(me.adjustments),
        }
  // An account that never chose says nothing: what this device shows already goes on.
  const hasChosen = me !== null && Object.keys(me.preferences).length > 0
  const chosen = chooseStored({
    own: reader.keepsHere ? readStored(reader.key) : null,
    fromAccount: hasChosen ? JSON.stringify({ ...me.preferences, language: me.language }) : null,
    ofDevice: readStored(nobody),
  })
  settings = readDisplaySettings(chosen.text, navigator.languages, reader.defaults)
  if (me !== null) store(chosen.unsent)
  if (chosen.unsent) sendSoon()
  apply()
  return settings
}

/** To the account, so that the choice follows to other devices; kept for later where it fails. */
async function sendNow(): Promise<void> {
  clearTimeout(sending)
  sending = undefined
  const sent = settings
  const sender = reader
  const { language, ...preferences } = chosenOf(sent, sender.defaults)
  const body: DisplayChoice = { language, preferences }
  const asked = callApi('/api/me/display', { method: 'PUT', body })
  underWay = asked
  const answer = await asked
  if (answer.ok && settings === sent && reader === sender) store(false)
}

function sendSoon(): void {
  clearTimeout(sending)
  sending = setTimeout(() => void sendNow(), sendAfterMs)
}

/** What waits to be sent goes now; to be waited for before the person leaves or another comes. */
export async function flushDisplay(): Promise<void> {
  if (sending !== undefined) await sendNow()
  await underWay
}

export function changeDisplay(change: Partial<DisplaySettings>): void {
  settings = { ...settings, ...change }
  store(reader.hasAccount)
  if (reader.hasAccount) sendSoon()
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
