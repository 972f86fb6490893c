/** Puts together what the doors of the day need: once per process. */
import type { ResourceContent } from '#contract/content.ts'
import { readingMinutes } from '#contract/reading-minutes.ts'
import { addDays, dayOf, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { listDistanceSpans } from '#school/distance-days/list-distance-spans.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { findDaysOff } from '#school/timetable/rebuild-lessons.ts'
import type { AskedDay, DayContext, DayRoom, MinutesMemory, SchoolDayFacts } from './day-context.ts'
import { readRevisionContents } from './day-store.ts'
import { createSchoolDayMemory } from './school-day-memory.ts'

/** Revisions whose length one process remembers. */
const revisionsMax = 50_000
/** Days around today for which days off and days at a distance are kept: a page may look a year back or ahead. */
const calendarDays = 400

export function buildDayContext({ db, clock, findOutages }: DayRoom): DayContext {
  return {
    db,
    clock,
    findOutages,
    schools: createSchoolDayMemory(clock, async (uai): Promise<SchoolDayFacts | null> => {
      const school = await findCurrentYear(db, clock, uai)
      if (school === null) return null
      const { today, timeZone, year } = school
      const from = addDays(today, -calendarDays)
      const to = addDays(today, calendarDays)
      const [dayOff, distance] = await Promise.all([
        findDaysOff(db, uai, from, to),
        listDistanceSpans(db, [uai], from, to),
      ])
      return { uai, timeZone, year, dayOff, distance }
    }),
    minutes: rememberMinutes(db),
  }
}

function rememberMinutes(db: SchoolDatabase): MinutesMemory {
  const known = new Map<Id, number>()
  return {
    async get(revisionIds) {
      const missing = revisionIds.filter((id) => !known.has(id))
      for (const { id, content } of await readRevisionContents(db, missing)) {
        if (known.size >= revisionsMax) known.clear()
        known.set(id, readingMinutes(content as ResourceContent))
      }
      return known
    },
  }
}

/** The day that is asked for, or today, in the schools of the person; refused for no real day. */
export async function findAskedDay(
  { clock, schools }: DayContext,
  uais: Iterable<string>,
  on: string | undefined,
): Promise<Result<AskedDay>> {
  if (on !== undefined && !isDay(on)) return refuse('bad_request', { where: 'on' })
  const facts = await Promise.all([...uais].sort().map((uai) => schools.get(uai)))
  const known = facts.filter((school) => school !== null)
  const [first] = known
  if (first === undefined) return refuse('not_found')
  const now = new Date(clock.now())
  const { timeZone } = first
  return accept({ on: on ?? dayOf(now.getTime(), timeZone), now, timeZone, schools: known })
}
