/** A weekly slot as its form holds it, and the first thing that is wrong with it. */
import type { TimetableSlot } from '#contract/timetable.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'

export interface SlotDraft {
  /** Empty until one is chosen; fixed for a slot that is changed. */
  readonly courseId: string
  readonly weekday: number
  /** 'HH:MM', or empty. */
  readonly starts: string
  readonly ends: string
  readonly week: 'A' | 'B' | null
  readonly room: string
  readonly from: Day
  /** Empty: to the end of the year. */
  readonly to: Day
}

export type SlotMistake = 'course' | 'times' | 'order' | 'day'

export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

export function slotMistake(draft: SlotDraft): SlotMistake | null {
  const { courseId, starts, ends, from, to } = draft
  if (courseId === '') return 'course'
  if (!isTime(starts) || !isTime(ends)) return 'times'
  if (ends <= starts) return 'order'
  if (!isDay(from) || (to !== '' && !isDay(to))) return 'day'
  return null
}

/** A new one on a day of the week, from today on. */
export function emptySlot(weekday: number, today: Day): SlotDraft {
  return {
    courseId: '',
    weekday,
    starts: '',
    ends: '',
    week: null,
    room: '',
    from: today,
    to: '',
  }
}

/** One that is changed, from today or from its first day on. */
export function draftOfSlot(slot: TimetableSlot, today: Day): SlotDraft {
  const { courseId, weekday, starts, ends, week, room, validFrom } = slot
  const from = validFrom > today ? validFrom : today
  return { courseId, weekday, starts, ends, week, room: room ?? '', from, to: '' }
}

/** What both doors take. */
export function slotInput({ weekday, starts, ends, week, room, from }: SlotDraft) {
  return { weekday, starts, ends, week, room: room.trim() === '' ? null : room.trim(), from }
}
