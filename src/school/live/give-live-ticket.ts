/** Gives somebody who belongs to a lesson's live class the ticket with which the socket is entered. */
import { liveTicketMsMax } from '#contract/live-limits.ts'
import type { LiveTicket } from '#contract/live-room.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { isAdult } from './judge-act.ts'
import { findRoomRole } from './live-access.ts'
import type { LiveContext } from './live-context.ts'
import { isEnded, isRemoved, readLiveLesson } from './live-member-store.ts'
import { liveKeyName, mintLiveTicket } from './live-ticket.ts'
import { judgeTime } from './live-times.ts'

/**
 * Refuses with `not_found`, `class_opens_later`, `class_over` (also where it was ended, except to adults,
 * who open it again) and `removed_from_class`.
 */
export async function giveLiveTicket(
  context: LiveContext,
  caller: Caller,
  lessonId: Id,
): Promise<Result<LiveTicket>> {
  const { clock, db, keyRing, random } = context
  const lesson = await readLiveLesson(db, lessonId)
  const role = lesson === null ? null : await findRoomRole(context, caller, lesson)
  if (lesson === null || role === null) return refuse('not_found')
  const nowMs = clock.now()
  const inTime = judgeTime(lesson, role, nowMs)
  if (!inTime.ok) return inTime
  if (!isAdult(role)) {
    if (await isRemoved(db, lessonId, caller.personId)) return refuse('removed_from_class')
    if (await isEnded(db, lessonId)) return refuse('class_over')
  }
  const endsAtMs = nowMs + liveTicketMsMax
  const ticket = mintLiveTicket(keyRing.key(liveKeyName), {
    id: mintId(clock, random),
    personId: caller.personId,
    sessionId: caller.sessionId,
    lessonId,
    role,
    endsAtMs,
  })
  return accept({
    ticket,
    endsAt: endsAtMs,
    lesson: {
      courseName: lesson.courseName,
      startsAt: lesson.startsAt.toISOString(),
      endsAt: lesson.endsAt.toISOString(),
    },
  })
}
