/** Who may address a whole course or class, and its families. */

import { teachersOfCourseNow } from '#school/lessons/substitute-access.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readClassSchool } from './announcement-store.ts'

type Room = Pick<RoomContext, 'db' | 'clock'>

function isHeadOf(caller: Caller, uai: string): boolean {
  return caller.schools.get(uai)?.isHead ?? false
}

export function writersToCourse(room: Room): SchoolAccess {
  const teachers = teachersOfCourseNow(room, ({ courseId = '' }) =>
    findCoursePlace(room.db, courseId),
  )
  return callerWho(`${teachers.name}; the head of its school`, async (caller, params) => {
    if ((await teachers.check(caller, params)) === null) return true
    const place = await findCoursePlace(room.db, params.courseId ?? '')
    return place !== null && isHeadOf(caller, place.schoolUai)
  })
}

export function writersToClass({ db }: Room): SchoolAccess {
  return callerWho(
    'the teachers of the class; the head of its school',
    async (caller, { classId = '' }) => {
      const place = await readClassSchool(db, classId)
      if (place === null) return false
      return caller.taughtClassIds.has(classId) || isHeadOf(caller, place.schoolUai)
    },
  )
}
