/** When a lesson's live class is open, and for whom. */
import type { RoomRole } from '#contract/live-room.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { isAdult } from './judge-act.ts'

/** Adults prepare the board before the lesson; guests and pupils come shortly before it. */
export const adultsBeforeMs = 60 * 60_000
export const othersBeforeMs = 15 * 60_000
/** A class may run over. */
export const openAfterMs = 30 * 60_000

export interface LiveLessonTimes {
  readonly startsAt: Date
  readonly endsAt: Date
}

export function closesAtMs({ endsAt }: LiveLessonTimes): number {
  return endsAt.getTime() + openAfterMs
}

/** `class_opens_later` with `opensAtMs`, or `class_over`. */
export function judgeTime(lesson: LiveLessonTimes, role: RoomRole, nowMs: number): Result<void> {
  const opensAtMs = lesson.startsAt.getTime() - (isAdult(role) ? adultsBeforeMs : othersBeforeMs)
  if (nowMs < opensAtMs) return refuse('class_opens_later', { opensAtMs })
  return nowMs < closesAtMs(lesson) ? accept(undefined) : refuse('class_over')
}
