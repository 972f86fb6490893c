/**
 * Dates, times, numbers and durations as people say them: "demain, 9 h 15", "12 450", "1 h 30".
 * Everything is counted in the school's time zone, wherever the device is.
 */

/** An instant: a Date, milliseconds since 1970, or ISO 8601 text. */
export type Instant = Date | number | string

export interface FormatSettings {
  readonly locale: string
  /** IANA name. */
  readonly timeZone: string
}

export interface Format {
  /** "mardi 6 avril"; the year only when it is not this one. */
  day(value: Instant, now?: Instant): string
  /** "aujourd’hui", "demain", "hier", else as `day`. */
  nearDay(value: Instant, now?: Instant): string
  /** Both ends without the days of the week: "30 novembre" and "4 décembre"; "1er" and "30 novembre". */
  span(from: Instant, until: Instant, now?: Instant): { from: string; until: string }
  /** "06/04/2021", for tables. */
  shortDay(value: Instant): string
  /** "9 h 15" in French, "9:15" in English. */
  time(value: Instant): string
  /** "demain, 9 h 15". */
  dateTime(value: Instant, now?: Instant): string
  /** "12 450"; at most two decimals unless `decimals` says how many exactly. */
  number(value: number, decimals?: number): string
  /** `share` in [0, 1]: "70 %". */
  percent(share: number): string
  /** "1 h 30", "15 min", "40 s". */
  duration(ms: number): string
  /** "1,4 Mo". */
  bytes(count: number): string
  /** "Ana, Bilal et Chloé". */
  list(parts: readonly string[]): string
  /** Compares names and words as a dictionary of this language does. */
  compare(left: string, right: string): number
}

const dayMs = 86_400_000

const toDate = (value: Instant): Date => (value instanceof Date ? value : new Date(value))

/** Days since 1970 on the wall calendar of the zone; for "tomorrow" across clock changes. */
function calendarDay(value: Instant, clock: Intl.DateTimeFormat): number {
  const parts = Object.fromEntries(
    clock.formatToParts(toDate(value)).map((part) => [part.type, part.value]),
  )
  return Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day)) / dayMs
}

interface Clocks {
  readonly calendar: Intl.DateTimeFormat
  readonly time: Intl.DateTimeFormat
  readonly day: Intl.DateTimeFormat
  readonly dayWithYear: Intl.DateTimeFormat
  readonly shortDay: Intl.DateTimeFormat
}

function clocksFor({ locale, timeZone }: FormatSettings): Clocks {
  const day = { weekday: 'long', day: 'numeric', month: 'long', timeZone } as const
  return {
    calendar: new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }),
    time: new Intl.DateTimeFormat(locale, {
      timeZone,
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    day: new Intl.DateTimeFormat(locale, day),
    dayWithYear: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
    shortDay: new Intl.DateTimeFormat(locale, {
      timeZone,
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
    }),
  }
}

function timeText(value: Instant, clocks: Clocks, french: boolean): string {
  const parts = Object.fromEntries(
    clocks.time.formatToParts(toDate(value)).map((part) => [part.type, part.value]),
  )
  const hour = String(Number(parts.hour))
  const minute = parts.minute ?? '00'
  if (!french) return `${hour}:${minute}`
  // A full hour is said without its zeros: "9 h".
  return minute === '00' ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${minute}`
}

function durationText(ms: number, french: boolean): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds}\u00a0s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes}\u00a0min`
  const rest = minutes % 60
  const hours = Math.floor(minutes / 60)
  const padded = String(rest).padStart(2, '0')
  if (rest === 0) return `${hours}\u00a0h`
  return french ? `${hours}\u00a0h\u00a0${padded}` : `${hours}\u00a0h ${padded}\u00a0min`
}

/** Sizes as shops print them: thousands, not 1,024s. */
function bytesText(count: number, french: boolean, number: (value: number) => string): string {
  const units = french ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB']
  let value = count
  let step = 0
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000
    step += 1
  }
  const rounded = value >= 10 || step === 0 ? Math.round(value) : Math.round(value * 10) / 10
  return `${number(rounded)}\u00a0${units[step] ?? ''}`
}

export function formatFor(settings: FormatSettings): Format {
  const { locale } = settings
  const french = locale.startsWith('fr')
  const clocks = clocksFor(settings)
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const collator = new Intl.Collator(locale, { numeric: true })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })

  const number = (value: number, decimals?: number): string =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals ?? 0,
      maximumFractionDigits: decimals ?? 2,
    }).format(value)

  const day = (value: Instant, now: Instant = Date.now()): string => {
    const sameYear =
      clocks.calendar.format(toDate(value)).slice(0, 4) ===
      clocks.calendar.format(toDate(now)).slice(0, 4)
    const text = (sameYear ? clocks.day : clocks.dayWithYear).format(toDate(value))
    // "jeudi 1er avril": French counts the first day of a month, Intl does not.
    const counted = french ? text.replace(/(^|\s)1(?=\s\p{L})/u, '$11er') : text
    // A line does not end between a day and its month.
    return counted.replace(/(\d(?:er)?) (?=\p{L})/u, '$1\u00a0')
  }

  const span = (from: Instant, until: Instant, now: Instant = Date.now()) => {
    const withoutWeekday = (text: string): string => text.replace(/^\S+ /, '')
    const monthOf = (value: Instant): string => clocks.calendar.format(toDate(value)).slice(0, 7)
    const first = withoutWeekday(day(from, until))
    return {
      from: monthOf(from) === monthOf(until) ? (first.split('\u00a0').at(0) ?? first) : first,
      until: withoutWeekday(day(until, now)),
    }
  }

  const nearDay = (value: Instant, now: Instant = Date.now()): string => {
    const days = calendarDay(value, clocks.calendar) - calendarDay(now, clocks.calendar)
    return Math.abs(days) <= 1 ? near.format(days, 'day') : day(value, now)
  }

  const time = (value: Instant): string => timeText(value, clocks, french)

  return {
    day,
    span,
    nearDay,
    time,
    shortDay: (value) => clocks.shortDay.format(toDate(value)),
    dateTime: (value, now = Date.now()) => `${nearDay(value, now)}, ${time(value)}`,
    number,
    percent: (share) => percents.format(share),
    duration: (ms) => durationText(ms, french),
    bytes: (count) => bytesText(count, french, number),
    list: (parts) => lists.format(parts),
    compare: (left, right) => collator.compare(left, right),
  }
}
