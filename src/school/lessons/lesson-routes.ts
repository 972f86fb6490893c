/** The doors of one lesson: reading it, homework, note, and exceptions. */
import Type from 'typebox'
import {
  homeworkInputSchema,
  noteInputSchema,
  savedHomeworkSchema,
  savedNoteSchema,
} from '#contract/lesson-words.ts'
import { lessonRoomSchema, lessonSchema, moveLessonSchema } from '#contract/timetable.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, teaches } from '#school/people/caller.ts'
import { type FindCoursePlace, maySeeCourse } from '#school/people/course-access.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readLesson, readLessonPlace, readNextLessons } from './lesson-store.ts'
import { cancelLesson, changeLessonRoom, moveLesson, restoreLesson } from './move-lesson.ts'
import { presentLesson } from './present-lesson.ts'
import { actsInLesson, arrangesLessons, seesLesson, teachersOfLesson } from './substitute-access.ts'
import { writeHomework, writeNote } from './write-homework.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

/** Coming lessons of the course that are offered as due days. */
const nextLessonsMax = 5

const lessonParams = Type.Object({ lessonId: idSchema })

export function lessonRoutes(context: Context): Route<Caller>[] {
  const find: FindCoursePlace = ({ lessonId = '' }) => readLessonPlace(context.db, lessonId)
  return [
    readRoute(context, find),
    ...wordRoutes(context, teachersOfLesson(context, find)),
    ...exceptionRoutes(context, teachersOrTimetable(context, find)),
    moveRoute(context, teachersOrTimetable(null, find)),
  ]
}

/**
 * Exceptions are also the secretary's work, when a teacher is ill; and a substitute's, where `standIn`
 * is given. Moving is not: whoever stands in for one lesson would move the own rights along.
 */
function teachersOrTimetable(standIn: Context | null, find: FindCoursePlace): SchoolAccess {
  const substitutes = standIn === null ? '' : ', who stands in for them'
  return callerWho(
    `the teachers of the course${substitutes}, and the right 'timetable'`,
    async (caller, params) => {
      const place = await find(params)
      if (place === null) return false
      if (arrangesLessons(caller, place)) return true
      return standIn !== null && actsInLesson(standIn, caller, params.lessonId ?? '')
    },
  )
}

function peopleOfLesson(context: Context, find: FindCoursePlace): SchoolAccess {
  return callerWho(
    "pupils of the course, their guardians, its teachers, who stands in, and the right 'follow'",
    async (caller, params) => {
      const place = await find(params)
      if (place === null) return false
      return maySeeCourse(caller, place) || seesLesson(context, caller, params.lessonId ?? '')
    },
  )
}

function readRoute(context: Context, find: FindCoursePlace): Route<Caller> {
  const { db } = context
  return defineRoute({
    method: 'GET',
    path: '/api/lessons/:lessonId',
    summary: 'One lesson',
    tag: 'timetable',
    access: peopleOfLesson(context, find),
    params: lessonParams,
    reply: lessonSchema,
    async handle({ caller, params }) {
      const lesson = await readLesson(db, params.lessonId)
      if (lesson === null || caller === null) return refuse('not_found')
      const next = await readNextLessons(db, lesson.course_id, lesson.ends_at, nextLessonsMax)
      const place = { courseId: lesson.course_id, schoolUai: lesson.school_uai }
      return accept({
        ...presentLesson(lesson),
        timeZone: lesson.time_zone,
        homework: lesson.homework,
        homeworkDueOn: lesson.homework_due_on,
        homeworkDueLessonId: lesson.homework_due_lesson_id,
        nextLessons: next.map((row) => ({
          id: row.id,
          onDate: row.on_date,
          startsAt: row.starts_at.toISOString(),
        })),
        mayChange:
          teaches(caller, lesson.course_id) || (await actsInLesson(context, caller, lesson.id)),
        mayMove: arrangesLessons(caller, place),
      })
    },
  })
}

function wordRoutes(context: Context, access: SchoolAccess): Route<Caller>[] {
  return [
    defineRoute({
      method: 'PUT',
      path: '/api/lessons/:lessonId/homework',
      summary: 'Say what is to be done, and for when',
      tag: 'timetable',
      access,
      params: lessonParams,
      body: homeworkInputSchema,
      reply: savedHomeworkSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return writeHomework(context, params.lessonId, { ...body, writtenBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/lessons/:lessonId/note',
      summary: 'Leave a note on a lesson',
      tag: 'timetable',
      access,
      params: lessonParams,
      body: noteInputSchema,
      reply: savedNoteSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return writeNote(context, params.lessonId, { ...body, writtenBy: caller.personId })
      },
    }),
  ]
}

function exceptionRoutes(context: Context, access: SchoolAccess): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/lessons/:lessonId/cancel',
      summary: 'A lesson does not take place',
      tag: 'timetable',
      access,
      params: lessonParams,
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return cancelLesson(context, caller.personId, params.lessonId)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/lessons/:lessonId/restore',
      summary: 'A cancelled lesson takes place after all',
      tag: 'timetable',
      access,
      params: lessonParams,
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return restoreLesson(context, caller.personId, params.lessonId)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/lessons/:lessonId/room',
      summary: 'A lesson takes place in another room',
      tag: 'timetable',
      access,
      params: lessonParams,
      body: lessonRoomSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return changeLessonRoom(context, caller.personId, params.lessonId, body.room)
      },
    }),
  ]
}

function moveRoute(context: Context, access: SchoolAccess): Route<Caller> {
  return defineRoute({
    method: 'POST',
    path: '/api/lessons/:lessonId/move',
    summary: 'A lesson takes place at another time',
    tag: 'timetable',
    access,
    params: lessonParams,
    body: moveLessonSchema,
    reply: doneSchema,
    async handle({ caller, params, body }) {
      if (caller === null) return refuse('sign_in_required')
      return moveLesson(context, caller.personId, params.lessonId, body)
    },
  })
}
