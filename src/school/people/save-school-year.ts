/** Opens a school year, or moves the days of one. */
import type { Day } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { closeYearsWithin } from './close-past-years.ts'
import { checkSchoolYear } from './current-school-year.ts'
import { lockSchool } from './lock-school.ts'
import { readSchoolYears, upsertSchoolYear } from './school-year-store.ts'
import { writeAuditLine } from './write-audit-line.ts'

/** Years that one school may hold. */
const schoolYearsMax = 50

export interface SchoolYearInput {
  readonly label: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly weekAMonday: Day
}

/** `yearId` null opens a new one. Lessons do not follow by themselves: see `move-school-year.ts`. */
export function saveSchoolYear(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  actorId: Id | null,
  uai: string,
  yearId: Id | null,
  input: SchoolYearInput,
): Promise<Result<{ id: Id }>> {
  return context.db
    .transaction()
    .execute((trx) => saveSchoolYearWithin(context, trx, { actorId, uai }, yearId, input))
}

/** Inside the caller's transaction. */
export async function saveSchoolYearWithin(
  { clock, random }: Pick<RoomContext, 'clock' | 'random'>,
  trx: SchoolTransaction,
  { actorId, uai }: { readonly actorId: Id | null; readonly uai: string },
  yearId: Id | null,
  typed: SchoolYearInput,
): Promise<Result<{ id: Id }>> {
  const input = { ...typed, label: plainLine(typed.label) }
  // Two heads who open a year at once must not both find the place free.
  await lockSchool(trx, uai)
  const years = await readSchoolYears(trx, uai)
  if (yearId !== null && !years.some((year) => year.id === yearId)) return refuse('not_found')
  const others = years.filter((year) => year.id !== yearId)
  if (others.length >= schoolYearsMax) return refuse('bad_request', { where: 'years' })
  if (others.some((year) => year.label === input.label)) {
    return refuse('bad_request', { where: 'label' })
  }
  const checked = checkSchoolYear(input, others)
  if (!checked.ok) return checked
  const id = yearId ?? mintId(clock, random)
  await upsertSchoolYear(trx, uai, { id, ...input })
  await writeAuditLine(trx, {
    schoolUai: uai,
    actorId,
    action: yearId === null ? 'school_year_opened' : 'school_year_changed',
    detail: { label: input.label, startsOn: input.startsOn, endsOn: input.endsOn },
  })
  // A year that is opened when it has begun already ends the places of the one before at once.
  await closeYearsWithin({ clock }, trx, { uai, actorId, atMs: clock.now() })
  return accept({ id })
}
