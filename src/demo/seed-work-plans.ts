/**
 * A work plan for somebody of each class, and for the children of the first guardian: so that whoever
 * tries the demo meets one. It names what a lesson of these days gives to read and to do.
 */
import { addDays, type Day, mondayOf } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { changeWorkPlan } from '#school/work-plans/change-work-plan.ts'
import { composeWorkPlans } from '#school/work-plans/compose-work-plans.ts'
import { readPlanCourse } from '#school/work-plans/plan-reading-store.ts'
import { tickItem } from '#school/work-plans/work-plan-store.ts'
import type { DemoContent } from './demo-content.ts'
import { type DemoIds, findId } from './seed-people.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

const title = 'Mon plan de la semaine'
const firstWords = 'Relire mon cahier, et souligner ce que je ne comprends pas'
const lastWords = 'Écrire une question à poser à mon enseignant'
const comment = 'Bon début ! Prends ton temps pour l’exercice.'

export async function seedWorkPlans(
  context: Context,
  content: DemoContent,
  ids: DemoIds,
  today: Day,
): Promise<void> {
  const ofGuardian = content.people.guardians[0]?.children.map(({ key }) => key) ?? []
  for (const school of content.people.schools) {
    for (const { name } of school.classes) {
      const work = await findWork(context, findId(ids.classes, `${school.uai}/${name}`))
      if (work === undefined) continue
      // The first by name is whose card the demo shows.
      const planned = school.pupils
        .filter((one) => one.class === name)
        .sort(compareNames)
        .filter(({ key }, place) => place === 0 || ofGuardian.includes(key))
        .map(({ key }) => findId(ids.people, key))
      await planWork(context, work, planned, today)
    }
  }
}

type DemoPupil = DemoContent['people']['schools'][number]['pupils'][number]

function compareNames(one: DemoPupil, other: DemoPupil): number {
  return (
    one.familyName.localeCompare(other.familyName, 'fr') ||
    one.givenName.localeCompare(other.givenName, 'fr')
  )
}

interface Work {
  readonly courseId: Id
  readonly teacherId: Id
  readonly assignmentId: Id
  readonly resourceId: Id
}

/** What a lesson of the class gives to read and to do. */
async function findWork({ db }: Context, classId: Id): Promise<Work | undefined> {
  return db
    .selectFrom('assignment')
    .innerJoin('lesson_resource', 'lesson_resource.lesson_id', 'assignment.lesson_id')
    .innerJoin('course_class', 'course_class.course_id', 'assignment.course_id')
    .select(['assignment.course_id as courseId', 'assignment.assigned_by as teacherId'])
    .select(['assignment.id as assignmentId', 'lesson_resource.resource_id as resourceId'])
    .where('course_class.class_id', '=', classId)
    .orderBy('assignment.due_at')
    .orderBy('assignment.id')
    .limit(1)
    .executeTakeFirst()
}

/** From this Monday to Sunday; the first thing is ticked, and the first pupil reads a word about it. */
async function planWork(
  context: Context,
  { assignmentId, courseId, resourceId, teacherId }: Work,
  pupilIds: readonly Id[],
  today: Day,
): Promise<void> {
  const { clock, db, random } = context
  const course = await readPlanCourse(db, courseId)
  if (course === null) return
  const mint = (): Id => mintId(clock, random)
  const firstDay = mondayOf(today)
  const done = mint()
  const wish = {
    title,
    firstDay,
    lastDay: addDays(firstDay, 6),
    items: [
      { id: done, kind: 'words' as const, words: firstWords },
      { id: mint(), kind: 'resource' as const, resourceId },
      { id: mint(), kind: 'assignment' as const, assignmentId },
      { id: mint(), kind: 'words' as const, words: lastWords },
    ],
  }
  const plans = pupilIds.map((pupilId) => ({ id: mint(), pupilId }))
  const by = { courseId, course, writtenBy: teacherId, scope: { mainTeacherId: null } }
  expectValue(await composeWorkPlans(context, { ...wish, ...by, plans }))
  for (const [place, { id: planId }] of plans.entries()) {
    await tickItem(db, { planId, itemId: done, at: new Date(clock.now()) })
    if (place > 0) continue
    const change = { ...wish, planId, version: 1, comment, changedBy: teacherId }
    expectValue(await changeWorkPlan(context, change))
  }
}
