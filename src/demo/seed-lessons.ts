/**
 * Publishes the demo's resources with their exercises and pictures, and attaches them to lessons
 * around today, so that every class finds something to read, to do and to hand in.
 */
import { readFile } from 'node:fs/promises'
import type { ResourceContent } from '#contract/content.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import { assignExercise } from '#school/assignments/assign-exercise.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import { createExercise } from '#school/exercises/create-exercise.ts'
import { publishExercise } from '#school/exercises/publish-exercise.ts'
import { attachResource } from '#school/resources/attach-resource.ts'
import { createResource } from '#school/resources/create-resource.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { publishResource } from '#school/resources/publish-resource.ts'
import { saveResource } from '#school/resources/save-resource.ts'
import { changeSharing } from '#school/sharing/change-sharing.ts'
import { changeTags } from '#school/sharing/change-tags.ts'
import type { ThingKind } from '#school/sharing/shared-thing.ts'
import { type DemoContent, type DemoLesson, demoImagePath } from './demo-content.ts'
import { courseKey, type DemoIds, findId } from './seed-people.ts'

/** A lesson of the timetable that can carry a resource. */
export interface DemoMeeting {
  readonly lessonId: Id
  readonly courseId: Id
  readonly onDate: Day
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Meetings of these courses from `from` on, in their order. */
export type FindMeetings = (courseIds: readonly Id[], from: Day) => Promise<readonly DemoMeeting[]>

interface Place {
  readonly uai: string
  readonly className: string
  readonly courseId: Id
  readonly teacherId: Id
}

/** Days before today from which meetings get something: yesterday's work is still to hand in. */
const daysBack = 4

export async function seedLessons(
  context: AttemptContext,
  content: DemoContent,
  ids: DemoIds,
  today: Day,
  findMeetings: FindMeetings,
): Promise<void> {
  for (const lesson of content.lessons) {
    const place = findPlace(content, ids, lesson)
    if (place === null) continue
    const exerciseIds = await publishExercises(context, lesson, place)
    const resourceId = await publishLesson(context, lesson, place, exerciseIds)
    await changeTags(context.db, { kind: 'resource', id: resourceId }, lesson.tags ?? [])
    if (lesson.isShared === true) {
      await shareWithSchool(context, place, 'resource', [resourceId])
      await shareWithSchool(context, place, 'exercise', [...exerciseIds.values()])
    }
    const meetings = await findMeetings([place.courseId], addDays(today, -daysBack))
    const meeting = meetings.find(({ onDate }) => onDate >= today) ?? meetings.at(-1)
    if (meeting === undefined) continue
    const { lessonId } = meeting
    const attachedBy = place.teacherId
    expectValue(await attachResource(context, { lessonId, resourceId, attachedBy }))
    const next = meetings.find(({ startsAt }) => startsAt > meeting.endsAt) ?? null
    await assignAll(context, place, meeting, next, [...exerciseIds.values()])
  }
}

async function shareWithSchool(
  context: AttemptContext,
  { uai: schoolUai, teacherId: ownerId }: Place,
  kind: ThingKind,
  ids: readonly Id[],
): Promise<void> {
  for (const id of ids) {
    const thing = { kind, id, schoolUai, ownerId }
    expectValue(await changeSharing(context, thing, [{ to: 'school' }]))
  }
}

/** The course of the lesson's subject in the class of its level, with its teacher. */
function findPlace(content: DemoContent, ids: DemoIds, lesson: DemoLesson): Place | null {
  for (const timetable of content.timetables) {
    const school = content.people.schools.find((one) => one.uai === timetable.uai)
    const level = school?.classes.find((one) => one.name === timetable.class)?.level
    if (level !== lesson.level) continue
    const slot = timetable.slots.find(
      (one) => one.subject === lesson.subject && one.group === undefined,
    )
    if (slot === undefined) continue
    return {
      uai: timetable.uai,
      className: timetable.class,
      courseId: findId(ids.courses, courseKey(timetable.uai, timetable.class, slot)),
      teacherId: findId(ids.people, slot.teacher),
    }
  }
  return null
}

/** slug → the exercise's id */
async function publishExercises(
  context: AttemptContext,
  lesson: DemoLesson,
  place: Place,
): Promise<Map<string, Id>> {
  const exerciseIds = new Map<string, Id>()
  for (const { slug, title, content } of lesson.exercises) {
    const owner = { personId: place.teacherId, schoolUai: place.uai }
    const exerciseId = await createExercise(context, {
      owner,
      title,
      subjectCode: lesson.subject,
      content: content as ExerciseContent,
    })
    const result = expectValue(
      await publishExercise(context, { exerciseId, publishedBy: place.teacherId }),
    )
    if (!('revision' in result)) throw new Error(`${slug}: ${JSON.stringify(result.problems)}`)
    exerciseIds.set(slug, exerciseId)
  }
  return exerciseIds
}

async function publishLesson(
  context: AttemptContext,
  lesson: DemoLesson,
  place: Place,
  exerciseIds: ReadonlyMap<string, Id>,
): Promise<Id> {
  const own = {
    ownerId: place.teacherId,
    schoolUai: place.uai,
    title: lesson.title,
    subjectCode: lesson.subject,
    levelLabel: lesson.level,
  }
  const resourceId = await createResource(context, { ...own, content: { format: 1, blocks: [] } })
  const fileIds = new Map<string, Id>()
  for (const block of lesson.resource.blocks) {
    if (block.type !== 'image' || fileIds.has(block.fileId)) continue
    const kept = expectValue(
      await keepFile(context, {
        bytes: await readFile(demoImagePath(block.fileId)),
        name: `${block.fileId}.png`,
        schoolUai: place.uai,
        ownerId: place.teacherId,
        belongsTo: { column: 'resource_id', id: resourceId },
        kinds: ['image'],
      }),
    )
    fileIds.set(block.fileId, kept.id)
  }
  const draft = withRealIds(lesson.resource, fileIds, exerciseIds)
  const { title, subjectCode, levelLabel } = own
  const save = { draftVersion: 1, title, subjectCode, levelLabel, draft }
  expectValue(await saveResource(context, resourceId, save))
  const wish = { resourceId, publishedBy: place.teacherId }
  const published = async () => new Set(exerciseIds.values())
  const result = expectValue(await publishResource(context, published, wish))
  if (!('revision' in result)) throw new Error(`${lesson.slug}: ${JSON.stringify(result.problems)}`)
  return resourceId
}

/** In the contents, pictures and exercises go by the names of their files; in a school, by ids. */
function withRealIds(
  content: ResourceContent,
  fileIds: ReadonlyMap<string, Id>,
  exerciseIds: ReadonlyMap<string, Id>,
): ResourceContent {
  return {
    ...content,
    blocks: content.blocks.map((block) => {
      if (block.type === 'image') return { ...block, fileId: findId(fileIds, block.fileId) }
      if (block.type === 'exercise') {
        return { ...block, exerciseId: findId(exerciseIds, block.exerciseId) }
      }
      return block
    }),
  }
}

async function assignAll(
  context: AttemptContext,
  place: Place,
  meeting: DemoMeeting,
  next: DemoMeeting | null,
  exerciseIds: readonly Id[],
): Promise<void> {
  // Open since this morning, due when the course meets again.
  const opensAt = new Date(Math.min(context.clock.now(), meeting.startsAt.getTime()))
  for (const exerciseId of exerciseIds) {
    expectValue(
      await assignExercise(context, {
        id: mintId(context.clock, context.random),
        exerciseId,
        opensAt: opensAt.toISOString(),
        dueAt: next?.startsAt.toISOString() ?? null,
        lateAccepted: true,
        attemptsMax: 2,
        feedback: 'now',
        schoolUai: place.uai,
        courseId: place.courseId,
        lessonId: meeting.lessonId,
        assignedBy: place.teacherId,
      }),
    )
  }
}
