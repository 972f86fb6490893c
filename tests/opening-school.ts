/**
 * A school on the day when it opens: nothing but its name and the code of its first head; and what
 * a teacher of an imported class prepares for today: a course, a lesson that is running, a
 * resource with an exercise that has one question of each kind.
 */
import type { ExerciseContent } from '#contract/questions.ts'
import { readDemoContent } from '#demo/demo-content.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { assignExercise } from '#school/assignments/assign-exercise.ts'
import { createExercise } from '#school/exercises/create-exercise.ts'
import { publishExercise } from '#school/exercises/publish-exercise.ts'
import { openCourse } from '#school/people/open-course.ts'
import { attachResource } from '#school/resources/attach-resource.ts'
import { createResource } from '#school/resources/create-resource.ts'
import { publishResource } from '#school/resources/publish-resource.ts'
import { saveResource } from '#school/resources/save-resource.ts'
import { createFirstHead } from '#school/sign-in/create-first-head.ts'
import { addTestLesson, testUai } from './test-school.ts'

export interface OpeningSchool {
  readonly uai: string
  readonly headId: Id
  /** What the head types on the first day. */
  readonly headCode: string
}

export async function fillOpeningSchool(context: SchoolContext): Promise<OpeningSchool> {
  const uai = testUai('0999201')
  const { personId, code } = expectValue(
    await createFirstHead(context, {
      schoolUai: uai,
      school: { name: 'École des Quatre-Vents', kind: 'elementaire' },
      givenName: 'Hélène',
      familyName: 'Castel',
      civility: 'Mme',
    }),
  )
  return { uai, headId: personId, headCode: code }
}

export interface PreparedLesson {
  readonly assignmentId: Id
  readonly resourceId: Id
  readonly content: ExerciseContent
}

/** Questions of all nine kinds, as the demo has them. */
export function everyKind(): ExerciseContent {
  const exercises = readDemoContent().lessons.flatMap((lesson) => lesson.exercises)
  const found = exercises.find(
    ({ content }) => new Set(content.questions.map(({ kind }) => kind)).size === 9,
  )
  if (found === undefined) throw new Error('the demo has no exercise with every kind of question')
  return found.content
}

/** What the class's teacher has prepared; the lesson is running now and in the next 50 minutes. */
export async function prepareLesson(
  context: SchoolContext,
  school: OpeningSchool,
  of: { readonly classId: Id; readonly teacherId: Id },
): Promise<PreparedLesson> {
  const { uai, headId } = school
  const { classId, teacherId } = of
  const id = crypto.randomUUID()
  const course = { id, subjectCode: 'SCIENCES', name: 'Sciences CM1', groupIds: [] }
  const whose = { classIds: [classId], teacherIds: [teacherId] }
  const saved = await openCourse(context, headId, uai, { ...course, ...whose })
  const courseId = expectValue(saved).id

  const now = context.clock.now()
  const lessonId = await addTestLesson(context.db, {
    uai,
    courseId,
    onDate: dayOf(now, 'Europe/Paris'),
    startsAt: new Date(now - 5 * 60_000).toISOString(),
    endsAt: new Date(now + 50 * 60_000).toISOString(),
  })

  const owner = { personId: teacherId, schoolUai: uai }
  const content = everyKind()
  const about = { title: 'Neuf façons de répondre', subjectCode: 'SCIENCES' }
  const exerciseId = await createExercise(context, { owner, ...about, content })
  expectValue(await publishExercise(context, { exerciseId, publishedBy: teacherId }))
  const resourceId = await publishReading(context, { uai, teacherId, exerciseId })
  expectValue(await attachResource(context, { lessonId, resourceId, attachedBy: teacherId }))
  const assigned = expectValue(
    await assignExercise(context, {
      id: crypto.randomUUID(),
      exerciseId,
      opensAt: new Date(now - 60_000).toISOString(),
      dueAt: null,
      lateAccepted: true,
      attemptsMax: 1,
      feedback: 'now',
      schoolUai: uai,
      courseId,
      lessonId,
      assignedBy: teacherId,
    }),
  )
  return { assignmentId: assigned.id, resourceId, content }
}

async function publishReading(
  context: SchoolContext,
  wish: { readonly uai: string; readonly teacherId: Id; readonly exerciseId: Id },
): Promise<Id> {
  const { uai, teacherId, exerciseId } = wish
  const about = { title: 'Où va l’eau de la flaque ?', subjectCode: 'SCIENCES', levelLabel: 'CM1' }
  const empty = { format: 1 as const, blocks: [] }
  const made = { ownerId: teacherId, schoolUai: uai, ...about, content: empty }
  const resourceId = await createResource(context, made)
  const text = [{ type: 'text' as const, text: 'Ce matin, une flaque brillait dans la cour.' }]
  const draft = {
    format: 1 as const,
    blocks: [
      { type: 'paragraph' as const, text },
      { type: 'exercise' as const, exerciseId },
    ],
  }
  expectValue(await saveResource(context, resourceId, { draftVersion: 1, ...about, draft }))
  const published = async () => new Set([exerciseId])
  expectValue(await publishResource(context, published, { resourceId, publishedBy: teacherId }))
  return resourceId
}
