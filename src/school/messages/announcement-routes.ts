/** The doors of announcements: to a course, a class, a school; those that stand; withdrawing one. */
import Type from 'typebox'
import {
  announcementInputSchema,
  standingAnnouncementsSchema,
} from '#contract/class-announcements.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { callerWho, headOfSchool, teachersAnywhere } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readAnnouncement, readClassSchool } from './announcement-store.ts'
import { listStandingAnnouncements, mayWithdraw } from './list-announcements.ts'
import { withdrawAnnouncement, writeAnnouncement } from './write-announcement.ts'
import { writersToClass, writersToCourse } from './writer-access.ts'

/** Trying again is no new one: those are counted by the hour. */
const writingsPerMinute = 20

type Room = Pick<RoomContext, 'db' | 'clock'>

export function announcementRoutes(room: Room): Route<Caller>[] {
  return [...writingRoutes(room), ...standingRoutes(room)]
}

function writingRoutes(room: Room): Route<Caller>[] {
  const shared = {
    method: 'POST',
    tag: 'messages',
    limits: { perMinute: writingsPerMinute },
    body: announcementInputSchema,
    reply: doneSchema,
  } as const
  return [
    defineRoute({
      ...shared,
      path: '/api/courses/:courseId/announcements',
      summary: 'Announce something to the pupils of a course and their guardians',
      access: writersToCourse(room),
      params: Type.Object({ courseId: idSchema }),
      async handle({ body, caller, params: { courseId } }) {
        const place = await findCoursePlace(room.db, courseId)
        if (caller === null || place === null) return refuse('not_found')
        const { personId: writtenBy } = caller
        return writeAnnouncement(room, { ...body, ...place, classId: null, writtenBy })
      },
    }),
    defineRoute({
      ...shared,
      path: '/api/classes/:classId/announcements',
      summary: 'The same to a class',
      access: writersToClass(room),
      params: Type.Object({ classId: idSchema }),
      async handle({ body, caller, params: { classId } }) {
        const place = await readClassSchool(room.db, classId)
        if (caller === null || place === null) return refuse('not_found')
        const { personId: writtenBy } = caller
        return writeAnnouncement(room, { ...body, ...place, classId, courseId: null, writtenBy })
      },
    }),
    defineRoute({
      ...shared,
      path: '/api/schools/:uai/announcements',
      summary: 'The same to the whole school',
      access: headOfSchool,
      params: Type.Object({ uai: uaiSchema }),
      async handle({ body, caller, params: { uai: schoolUai } }) {
        if (caller === null) return refuse('sign_in_required')
        const to = { schoolUai, classId: null, courseId: null }
        return writeAnnouncement(room, { ...body, ...to, writtenBy: caller.personId })
      },
    }),
  ]
}

function standingRoutes(room: Room): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/me/announcements',
      summary: 'What stands where the caller teaches or heads',
      tag: 'messages',
      access: teachersAnywhere,
      reply: standingAnnouncementsSchema,
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        return listStandingAnnouncements(room, caller)
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/announcements/:announcementId',
      summary: 'Withdraw an announcement: it is gone from the days at once',
      tag: 'messages',
      access: callerWho(
        'its author, while teaching in its school; the head of its school',
        async (caller, { announcementId = '' }) => {
          const found = await readAnnouncement(room.db, announcementId)
          if (found === undefined) return false
          return mayWithdraw(caller, { schoolUai: found.school_uai, writtenBy: found.written_by })
        },
      ),
      params: Type.Object({ announcementId: idSchema }),
      reply: doneSchema,
      handle: ({ params }) => withdrawAnnouncement(room, params.announcementId),
    }),
  ]
}
