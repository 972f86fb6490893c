/** When a lesson begins or ends, as timetables write it: with an offset, or by the clock of the place. */

const withOffset = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|[+-]\d\d:?\d\d)$/i
const isoDay = /^(\d{4})-(\d\d)-(\d\d)$/
const frenchDay = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/
const clock = /^(\d{1,2})(?::|\s?h\s?)(\d\d)?(?::(\d\d)(?:\.\d+)?)?$/i

export interface LessonInstant {
  readonly at: number
  /** It had no offset: it was read by the clock of Paris. */
  readonly isLocal: boolean
}

/** `day`: the cell of a column of its own, or nothing. Null: it cannot be read. */
export function readLessonInstant(text: string, day: string): LessonInstant | null {
  if (withOffset.test(text)) {
    // A blank between day and hour, or before the offset, is none of ISO 8601, and what programs write.
    const at = Date.parse(text.replace(/^(\S{10}) /, '$1T').replace(' ', ''))
    return Number.isNaN(at) ? null : { at, isLocal: false }
  }
  const [, ownDay, time = ''] = /^(\S*\d[-/.]\d\S*?)[T\s]+(\d.*)$/.exec(text) ?? [null, day, text]
  const date = readDay(ownDay ?? '')
  const parts = clock.exec(time.trim())
  if (date === null || parts === null) return null
  const [hour, minute, second] = [parts[1], parts[2] ?? 0, parts[3] ?? 0].map(Number)
  if (hour === undefined || minute === undefined || second === undefined) return null
  if (hour > 23 || minute > 59 || second > 59) return null
  const wall = date + ((hour * 60 + minute) * 60 + second) * 1_000
  return { at: atParisWall(wall), isLocal: true }
}

/** The day's beginning, as if it were in UTC. */
function readDay(text: string): number | null {
  const iso = isoDay.exec(text)
  const french = frenchDay.exec(text)
  const [year, month, day] = (
    iso !== null ? iso.slice(1) : french !== null ? french.slice(1).reverse() : []
  ).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const at = Date.UTC(year, month - 1, day)
  const read = new Date(at)
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? at : null
}

const parisParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** What the clocks of Paris show at an instant, as if it were in UTC. */
function parisWallAt(at: number): number {
  const parts = Object.fromEntries(
    parisParts.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  )
  const { day = 1, hour = 0, minute = 0, month = 1, second = 0, year = 1970 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** Twice: the offset may be another one on the other side of the change of the hour. */
function atParisWall(wall: number): number {
  const first = wall - (parisWallAt(wall) - wall)
  return wall - (parisWallAt(first) - first)
}
