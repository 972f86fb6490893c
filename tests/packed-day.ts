/**
 * A school with today's lesson for one class: a reading with a picture, an exercise that is open,
 * and a card to come in with. Small, for tests in a browser of what a device keeps.
 */
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { publishResource } from '#school/resources/publish-resource.ts'
import { saveResource } from '#school/resources/save-resource.ts'
import { issueCards } from '#school/sign-in/issue-cards.ts'
import { attachTestReading } from './access-world.ts'
import { assignTestExercise } from './test-exercise-room.ts'
import { addTestLesson, createTestSchool, type TestSchool } from './test-school.ts'

const zone = 'Europe/Paris'
const lessonMs = 55 * 60_000

export interface PackedDay {
  readonly school: TestSchool
  /** Card codes of two pupils of the class. */
  readonly codes: readonly [string, string]
  readonly resourceId: Id
  readonly assignmentId: Id
  readonly lessonId: Id
}

export async function fillPackedDay(context: SchoolContext): Promise<PackedDay> {
  const { db, clock } = context
  const school = await createTestSchool(db)
  const { uai, courseA: courseId, teacherA, head, classA: classId } = school
  const lessonId = await addTestLesson(db, {
    uai,
    courseId,
    onDate: dayOf(clock.now(), zone),
    startsAt: new Date(clock.now()).toISOString(),
    endsAt: new Date(clock.now() + lessonMs).toISOString(),
    room: '12',
    homework: 'Apprendre les affluents de la Seine.',
    homeworkDueOn: dayOf(clock.now() + 3 * 86_400_000, zone),
  })
  const { resourceId, fileId } = await attachTestReading(context, school, lessonId)
  const { assignmentId, exerciseId } = await assignTestExercise(context, {
    uai,
    courseId,
    ownerId: teacherA.personId,
    opensAt: new Date(clock.now()),
  })
  await db
    .updateTable('assignment')
    .set({ lesson_id: lessonId })
    .where('id', '=', assignmentId)
    .execute()
  await showInReading(context, { resourceId, fileId, exerciseId, ownerId: teacherA.personId })
  const request = { classId, actorId: head.personId, host: 'localhost' }
  const { cards } = expectValue(await issueCards(context, request))
  const codeOf = ({ personId }: { readonly personId: Id }): string => {
    const card = cards.find(({ pupilId }) => pupilId === personId)
    if (card === undefined) throw new Error('a pupil without a card')
    return card.shortCode
  }
  const codes = [codeOf(school.pupilA1), codeOf(school.pupilA2)] as const
  return { school, codes, resourceId, assignmentId, lessonId }
}

/** What stands beside a recording. */
export const recorded = { title: 'Le bruit de l’eau', transcript: 'L’eau coule, écoutez.' }

/** The picture stands in the text, and the exercise and the recording where there are such. */
export async function showInReading(
  context: SchoolContext,
  shown: { resourceId: Id; fileId: Id; exerciseId: Id | null; ownerId: Id; soundId?: Id },
): Promise<void> {
  const { resourceId, fileId, exerciseId, ownerId, soundId } = shown
  const text = [{ type: 'text' as const, text: 'La Seine naît en Bourgogne.' }]
  const draft = {
    format: 1 as const,
    blocks: [
      { type: 'paragraph' as const, text },
      { type: 'image' as const, fileId, alt: 'Un point', decorative: false },
      ...(soundId === undefined ? [] : [{ type: 'audio' as const, fileId: soundId, ...recorded }]),
      ...(exerciseId === null ? [] : [{ type: 'exercise' as const, exerciseId }]),
    ],
  }
  const about = { title: 'La Seine', subjectCode: null, levelLabel: null }
  expectValue(await saveResource(context, resourceId, { draftVersion: 2, ...about, draft }))
  const mayShow = async (): Promise<ReadonlySet<Id>> =>
    new Set(exerciseId === null ? [] : [exerciseId])
  expectValue(await publishResource(context, mayShow, { resourceId, publishedBy: ownerId }))
}
