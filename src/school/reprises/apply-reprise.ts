/**
 * Takes a course up again: attaches its resources to the lessons that were seen in the plan, and lays
 * its exercises there, to be given. All or nothing; the same id again changes nothing.
 */
import type { ApplyReprise, RepriseOutcome } from '#contract/reprises.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { lockPeople } from '#school/people/lock-people.ts'
import type { RoomContext } from '#school/room-context.ts'
import { lockLessons } from '#school/timetable/lock-lessons.ts'
import { copyShared, type FindPublished } from './copy-shared.ts'
import { type Plan, type PlannedThing, planReprise } from './plan-reprise.ts'
import { readPublishedResources } from './reprise-source-store.ts'
import {
  attachPlaced,
  dropWaitingElsewhere,
  insertReprise,
  insertThings,
  lockReprise,
  type NewThing,
  readThings,
} from './reprise-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

interface Wish extends ApplyReprise {
  readonly repriseId: Id
  readonly courseId: Id
}

/** Refuses `edited_elsewhere` where the lessons or the things are no longer as the plan showed them. */
export function applyReprise(
  context: Context,
  findPublished: FindPublished,
  caller: Caller,
  wish: Wish,
): Promise<Result<RepriseOutcome>> {
  const { courseId, from, repriseId } = wish
  return context.db.transaction().execute(async (db) => {
    const within = { ...context, db }
    // In two tabs, one after the other: the second finds what the first has placed and copied.
    await lockPeople(db, [caller.personId])
    const before = await readOutcome(within, caller, wish)
    if (before !== null) return before
    const plan = await planReprise(within, caller, courseId, wish)
    if (!plan.ok) return plan
    const chosen = chooseThings(plan.value, wish.things)
    // The same press once more may have been the one that changed it.
    if (chosen === null)
      return (await readOutcome(within, caller, wish)) ?? refuse('edited_elsewhere')
    const places = [...new Set(chosen.flatMap(({ line }) => line.to?.id ?? []))]
    const there = await lockLessons(db, places, 'add')
    if (there.length < places.length) return refuse('edited_elsewhere')
    const madeAt = new Date(context.clock.now())
    const { schoolUai } = plan.value.target
    const made = { id: repriseId, courseId, sourceCourseId: from, madeBy: caller.personId, madeAt }
    if (!(await insertReprise(db, { ...made, schoolUai }))) {
      return (await readOutcome(within, caller, wish)) ?? refuse('not_found')
    }
    const shared = chosen.filter(({ line }) => line.state === 'to_copy')
    const owner = { personId: caller.personId, schoolUai }
    const copies = await copyShared(
      within,
      findPublished,
      shared.map(({ thing }) => thing),
      owner,
    )
    await insertThings(db, repriseId, await newThings(within, chosen, copies))
    await attachPlaced(db, repriseId, { by: caller.personId, at: madeAt, places: null })
    await dropWaitingElsewhere(db, { repriseId, courseId, madeBy: caller.personId })
    return (await readOutcome(within, caller, wish)) ?? refuse('not_found')
  })
}

/** Null while the id is new; `not_found` where it is another reprise's, or one that was undone. */
async function readOutcome(
  { db }: Pick<Context, 'db'>,
  caller: Caller,
  { courseId, from, repriseId }: Wish,
): Promise<Result<RepriseOutcome> | null> {
  const reprise = await lockReprise(db, repriseId)
  if (reprise === undefined) return null
  const isSame =
    reprise.courseId === courseId &&
    reprise.sourceCourseId === from &&
    reprise.madeBy === caller.personId
  if (!isSame || reprise.undoneAt !== null) return refuse('not_found')
  const things = await readThings(db, [repriseId])
  const waiting = things.filter(({ state }) => state === 'waiting')
  return accept({
    resources: things.filter((one) => one.kind === 'resource' && one.state === 'placed').length,
    exercises: waiting.filter(({ lessonId }) => lessonId !== null).length,
    withoutLesson: waiting.filter(({ lessonId }) => lessonId === null).length,
  })
}

/** In the plan's order; null where one is not in it, cannot be taken, or would go elsewhere. */
function chooseThings(plan: Plan, wishes: Wish['things']): PlannedThing[] | null {
  const keyOf = (of: { lessonId: Id; kind: string; thingId: Id }) =>
    `${of.lessonId} ${of.kind} ${of.thingId}`
  const wished = new Map(wishes.map((wish) => [keyOf(wish), wish]))
  const chosen = plan.planned.filter(({ line }) => {
    const wish = wished.get(keyOf(line))
    if (wish === undefined || wish.to !== (line.to?.id ?? null)) return false
    return line.state === 'free' || line.state === 'to_copy'
  })
  return chosen.length === wished.size ? chosen : null
}

/** A copy that could not be published waits without a lesson: nobody can read it yet. */
async function newThings(
  { db }: Pick<Context, 'db'>,
  chosen: readonly PlannedThing[],
  copies: ReadonlyMap<Id, Id>,
): Promise<NewThing[]> {
  const readable = await readPublishedResources(db, [...copies.values()])
  return chosen.map(({ line, rules }) => {
    const contentId = copies.get(line.contentId) ?? line.contentId
    const isCopy = contentId !== line.contentId
    const { kind } = line
    if (kind === 'exercise') {
      return { kind, contentId, lessonId: line.to?.id ?? null, state: 'waiting', rules }
    }
    const lessonId = isCopy && !readable.has(contentId) ? null : (line.to?.id ?? null)
    const state = lessonId === null ? 'waiting' : 'placed'
    return { kind, contentId, lessonId, state, rules: null }
  })
}
