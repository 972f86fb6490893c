/**
 * Makes the timetable of some courses exactly what is asked: slots that are already so stay, with
 * their lessons; others end or begin on the given day, and hand on what falls on the same days; so does one that
 * only meets in another room, since before that day it is where it was. The import and the demo come through here.
 */
import type { Day } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import type { SchoolYear } from '#school/people/current-school-year.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { type RebuiltLessons, rebuildLessons } from './rebuild-lessons.ts'
import { replaceSlots, succeedSlot } from './replace-slots.ts'
import type { SlotTimes } from './slot-times.ts'
import { type PlacedSlot, readSlots, updateSlot } from './timetable-store.ts'

export interface WantedSlot extends SlotTimes {
  readonly courseId: Id
  /** Null or absent: the given day. A slot that is already running keeps its own. */
  readonly validFrom?: Day | null
  /** Null or absent: the end of the year. */
  readonly validTo?: Day | null
}

export interface TimetableSet {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly ended: number
  readonly lessons: RebuiltLessons
}

/**
 * Inside the caller's transaction, which holds the timetable's lock. `courseIds` are the courses
 * whose timetable is replaced; a wanted slot of another course is a bug.
 */
export async function setTimetableSlots(
  context: Pick<RoomContext, 'clock' | 'random'>,
  trx: SchoolTransaction,
  place: {
    readonly uai: string
    readonly year: SchoolYear
    readonly today: Day
    readonly courseIds: readonly Id[]
    readonly from: Day
  },
  wanted: readonly WantedSlot[],
): Promise<TimetableSet> {
  const { uai, year, courseIds, from } = place
  const scope = new Set(courseIds)
  if (wanted.some((slot) => !scope.has(slot.courseId))) throw new Error('a slot out of its scope')
  const running = (await readSlots(trx, year.id, courseIds)).filter((slot) => slot.validTo >= from)
  const { matched, fresh, left } = matchSlots(running, wanted)
  let updated = 0
  for (const { there, slot } of matched) {
    const wantedTo = slot.validTo ?? year.endsOn
    const validTo = wantedTo < there.validFrom ? there.validFrom : wantedTo
    const isSame = there.room === slot.room && there.validTo === validTo
    if (isSame) continue
    const room = validTo < from ? there.room : slot.room
    if (there.room === room || there.validFrom >= from) {
      await updateSlot(trx, there.id, { room, valid_to: validTo })
    } else {
      const id = mintId(context.clock, context.random)
      await succeedSlot(trx, uai, there.id, { ...there, id, room, validFrom: from, validTo })
    }
    updated += 1
  }
  const following = fresh
    .map((slot) => ({
      ...slot,
      id: mintId(context.clock, context.random),
      validFrom: [from, year.startsOn, slot.validFrom ?? from].sort().at(-1) ?? from,
      validTo: slot.validTo ?? year.endsOn,
    }))
    // Over before it would begin, it never is.
    .filter(({ validFrom, validTo }) => validFrom <= validTo)
  const behind = await replaceSlots(context, trx, place, { ending: left, following })
  const lessons = await rebuildLessons(context, trx, uai, { courseIds, from, left: behind })
  return {
    created: following.length,
    updated,
    unchanged: matched.length - updated,
    ended: left.length,
    lessons,
  }
}

interface SlotMatch {
  readonly matched: { readonly there: PlacedSlot; readonly slot: WantedSlot }[]
  readonly fresh: WantedSlot[]
  readonly left: PlacedSlot[]
}

/** By course, day, time and week; among equals the one in the same room first. */
function matchSlots(running: readonly PlacedSlot[], wanted: readonly WantedSlot[]): SlotMatch {
  const free = Map.groupBy(running, keyOf)
  const matched: SlotMatch['matched'] = []
  const fresh: WantedSlot[] = []
  for (const slot of wanted) {
    const candidates = free.get(keyOf(slot)) ?? []
    const there = candidates.find(({ room }) => room === slot.room) ?? candidates[0]
    if (there === undefined) {
      fresh.push(slot)
    } else {
      matched.push({ there, slot })
      free.set(
        keyOf(slot),
        candidates.filter((candidate) => candidate !== there),
      )
    }
  }
  return { matched, fresh, left: [...free.values()].flat() }
}

function keyOf(
  slot: Pick<WantedSlot, 'courseId' | 'weekday' | 'starts' | 'ends' | 'week'>,
): string {
  return [slot.courseId, slot.weekday, slot.starts, slot.ends, slot.week ?? ''].join(' ')
}
