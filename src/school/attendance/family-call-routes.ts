/** The doors of the call list: a class's, a school's, and what was tried to reach a family. */
import Type from 'typebox'
import { courseSilenceSchema } from '#contract/course-glance.ts'
import { callInputSchema, callListSchema } from '#contract/family-calls.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import type { Id } from '#kernel/ids.ts'
import { refuse } from '#kernel/result.ts'
import { teachersOfCourseNow } from '#school/lessons/substitute-access.ts'
import { callerWho, rightInSchool, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, hasRight } from '#school/people/caller.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { type PupilPlace, readClassPlace, readPupilPlaces } from './family-call-store.ts'
import { readClassCallList, readCourseSilence, readSchoolCallList } from './read-call-list.ts'
import { recordFamilyCall, undoFamilyCall } from './record-family-call.ts'

/** Each looks through two weeks: of a class, of a school. */
const classListsPerMinute = 60
const schoolListsPerMinute = 12
/** A class is called through in one go. */
const callsPerMinute = 60

const whoName = "the class's teachers, and the right 'follow'"
const callParams = Type.Object({ pupilId: idSchema, callId: idSchema })

export function familyCallRoutes(room: AttendanceRoom): Route<Caller>[] {
  return [...listRoutes(room), ...callRoutes(room)]
}

function mayCall(caller: Caller, { classId, schoolUai }: PupilPlace): boolean {
  return caller.taughtClassIds.has(classId) || hasRight(caller, schoolUai, 'follow')
}

function callersOfClass(db: SchoolDatabase): SchoolAccess {
  return callerWho(whoName, async (caller, { classId = '' }) => {
    const place = await readClassPlace(db, classId)
    return place !== null && mayCall(caller, { classId, schoolUai: place.schoolUai })
  })
}

/** The first of the pupil's classes whose families the caller may call; null: none. */
async function findPlaceToCall(
  db: SchoolDatabase,
  caller: Caller,
  pupilId: Id,
): Promise<PupilPlace | null> {
  const places = await readPupilPlaces(db, pupilId)
  return places.find((place) => mayCall(caller, place)) ?? null
}

function callersOfPupil(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    whoName,
    async (caller, { pupilId = '' }) => (await findPlaceToCall(db, caller, pupilId)) !== null,
  )
}

function listRoutes(room: AttendanceRoom): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/classes/:classId/call-list',
      summary:
        'Pupils of a class of whom nothing is known for days, and how to reach their families',
      tag: 'attendance',
      access: callersOfClass(room.db),
      limits: { perMinute: classListsPerMinute },
      params: Type.Object({ classId: idSchema }),
      reply: callListSchema,
      async handle({ caller, params: { classId } }) {
        if (caller === null) return refuse('sign_in_required')
        return readClassCallList(room, classId, caller.personId)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/call-list',
      summary: 'The same for every pupil of a school',
      tag: 'attendance',
      access: rightInSchool('follow'),
      limits: { perMinute: schoolListsPerMinute },
      params: Type.Object({ uai: uaiSchema }),
      reply: callListSchema,
      async handle({ caller, params: { uai } }) {
        if (caller === null) return refuse('sign_in_required')
        return readSchoolCallList(room, uai, caller.personId)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/courses/:courseId/silence',
      summary: 'Pupils of a course of whom nothing is known for days; nobody to call is named',
      tag: 'attendance',
      access: teachersOfCourseNow(room, ({ courseId = '' }) => findCoursePlace(room.db, courseId)),
      limits: { perMinute: classListsPerMinute },
      params: Type.Object({ courseId: idSchema }),
      reply: courseSilenceSchema,
      async handle({ caller, params: { courseId } }) {
        if (caller === null) return refuse('sign_in_required')
        return readCourseSilence(room, courseId, (classId, schoolUai) =>
          mayCall(caller, { classId, schoolUai }),
        )
      },
    }),
  ]
}

function callRoutes(room: AttendanceRoom): Route<Caller>[] {
  const access = callersOfPupil(room.db)
  return [
    defineRoute({
      method: 'POST',
      path: '/api/pupils/:pupilId/family-calls',
      summary: 'Note how somebody tried to reach the family; safe to repeat under its id',
      tag: 'attendance',
      access,
      limits: { perMinute: callsPerMinute },
      params: Type.Object({ pupilId: idSchema }),
      body: callInputSchema,
      reply: doneSchema,
      async handle({ caller, params: { pupilId }, body }) {
        if (caller === null) return refuse('sign_in_required')
        const place = await findPlaceToCall(room.db, caller, pupilId)
        if (place === null) return refuse('not_found')
        const { schoolUai } = place
        return recordFamilyCall(room, { ...body, pupilId, schoolUai, calledBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/pupils/:pupilId/family-calls/:callId',
      summary: 'Take back a call that one noted by mistake',
      tag: 'attendance',
      access,
      limits: { perMinute: callsPerMinute },
      params: callParams,
      reply: doneSchema,
      async handle({ caller, params: { callId, pupilId } }) {
        if (caller === null) return refuse('sign_in_required')
        return undoFamilyCall(room, { id: callId, pupilId, calledBy: caller.personId })
      },
    }),
  ]
}
