/** The weekly slots as the server lists them, and those of one class or teacher. */
import type { Static } from 'typebox'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { Course } from '#contract/classes.ts'
import type { slotListSchema } from '#contract/timetable.ts'
import type { Whose } from './timetable-view.ts'

export type SlotList = Static<typeof slotListSchema>

/** Slots with their clashes, and the courses that a new one may belong to. */
export interface SlotsAndCourses extends SlotList {
  readonly courses: readonly Course[]
}

export async function askSlots(
  uai: string,
  whose: Whose,
  signal: AbortSignal,
): Promise<ApiResult<SlotsAndCourses>> {
  const all = await askSlotsOf(uai, whose.kind === 'class' ? whose.id : undefined, signal)
  return all.ok && whose.kind === 'teacher'
    ? { ok: true, value: ofTeacher(all.value, whose.id) }
    : all
}

/** Of the whole school, or of one class and the groups of its pupils. */
export async function askSlotsOf(
  uai: string,
  classId: string | undefined,
  signal?: AbortSignal,
): Promise<ApiResult<SlotsAndCourses>> {
  const query = { classId }
  const [slots, courses] = await Promise.all([
    callApi<SlotList>(`/api/schools/${uai}/timetable`, { query, signal }),
    callApi<{ courses: Course[] }>(`/api/schools/${uai}/courses`, { query, signal }),
  ])
  if (!slots.ok) return slots
  if (!courses.ok) return courses
  return { ok: true, value: { ...slots.value, courses: courses.value.courses } }
}

/** The server filters by class; a teacher's are picked out here. */
function ofTeacher(all: SlotsAndCourses, teacherId: string): SlotsAndCourses {
  const teaches = ({ teachers }: { teachers: readonly { id: string }[] }): boolean =>
    teachers.some(({ id }) => id === teacherId)
  const slots = all.slots.filter(teaches)
  const ids = new Set(slots.map(({ id }) => id))
  return {
    slots,
    clashes: all.clashes.filter(({ slotIds }) => slotIds.some((id) => ids.has(id))),
    courses: all.courses.filter(teaches),
  }
}
