/** The classes of a school whose logs it still has, year by year, for its head and for inspection. */
import { logYearsMax, type SchoolLogs } from '#contract/lesson-log.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readClassesWithLogs } from './log-reading-store.ts'
import { logYearsKept } from './log-years-kept.ts'

/** Lessons of so many days say how far the logs are filled in lately. */
const lookBackDays = 28
const dayMs = 86_400_000
/** A leap day more or less hides no year. */
const daysOfYear = 366

export async function readSchoolLogs(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  uai: string,
): Promise<SchoolLogs> {
  const nowMs = clock.now()
  const rows = await readClassesWithLogs(db, {
    uai,
    endsFrom: addDays(dayOf(nowMs, 'UTC'), -logYearsKept * daysOfYear),
    heldFrom: new Date(nowMs - lookBackDays * dayMs),
    heldUntil: new Date(nowMs),
  })
  const byYear = Map.groupBy(rows, ({ yearId }) => yearId)
  return {
    years: [...byYear.values()].slice(0, logYearsMax).flatMap((ofYear) => {
      const [first] = ofYear
      if (first === undefined) return []
      const { endsOn, startsOn, yearId, yearLabel } = first
      const classes = ofYear.map(({ classId, className, held, written }) => ({
        id: classId,
        name: className,
        held,
        written,
      }))
      return [{ id: yearId, label: yearLabel, startsOn, endsOn, classes }]
    }),
  }
}
