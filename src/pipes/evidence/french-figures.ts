/** Figures as French sentences carry them: 12 450, 0,4 %, 8 h 02. */

const thin = '\u202f'
const noBreak = '\u00a0'

export function frenchNumber(value: number): string {
  const [whole = '0', rest] = String(value).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, thin)
  return rest === undefined ? grouped : `${grouped},${rest}`
}

/** With its noun; each word takes an s from two on, as French counts: 0 source, 1 source, 2 sources. */
export function frenchCount(value: number, ...words: readonly string[]): string {
  return [frenchNumber(value), ...words.map((word) => (value < 2 ? word : `${word}s`))].join(' ')
}

/** A share in [0, 1] as a percentage; one decimal below ten, and never 0 for what is not nothing. */
export function frenchShare(share: number): string {
  const percent = share * 100
  if (percent > 0 && percent < 0.1) return `<${noBreak}0,1${noBreak}%`
  // A hundred is said only of all.
  if (percent < 100 && percent > 99.9) return `99,9${noBreak}%`
  const digits = percent < 10 || percent > 99 ? 1 : 0
  return `${String(Number(percent.toFixed(digits))).replace('.', ',')}${noBreak}%`
}

/** In whole percents, as what everybody sees has them; not 0 for what is not nothing, nor all for nearly all. */
export function frenchWholeShare(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 0 && share > 0) return `moins de 1${noBreak}%`
  if (percent === 100 && share < 1) return `plus de 99${noBreak}%`
  return `${percent}${noBreak}%`
}

/** An instant by the clock of Paris, or of UTC where the sentence says so. */
export function frenchTime(at: number): string {
  const [hour = '', minute = ''] = timeFormat.format(at).split(':')
  return `${Number(hour)}${noBreak}h${noBreak}${minute}`
}

/** UTC+2: which of two hours that clocks show alike. */
export function frenchOffset(at: number): string {
  return offsetFormat.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

export function frenchDay(at: number): string {
  return dayFormat.format(at)
}

/** 17/05, for the edge of a picture. */
export function frenchDate(at: number): string {
  return dateFormat.format(at)
}

const dateFormat = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: '2-digit',
  month: '2-digit',
})
const offsetFormat = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  timeZoneName: 'shortOffset',
})
const timeFormat = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const dayFormat = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
