/**
 * One of everything that belongs to class A, and everybody who might ask for it: what the access
 * table is tried on.
 */
import type { PeriodReport } from '#contract/reports.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { markOfKey, packKeyName, sealBytes } from '#school/day-packs/seal-pack.ts'
import { attachResource } from '#school/resources/attach-resource.ts'
import { createResource } from '#school/resources/create-resource.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { publishResource } from '#school/resources/publish-resource.ts'
import { saveResource } from '#school/resources/save-resource.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { goodAnswers } from './small-exercise.ts'
import { assignTestExercise } from './test-exercise-room.ts'
import { addTestLesson, type TestPerson, type TestSchool } from './test-school.ts'

/** Everybody who tries, by the name that the table uses. */
export function everybodyOf(school: TestSchool): Record<string, TestPerson> {
  const { otherSchool } = school
  return {
    pupilA1: school.pupilA1,
    pupilA2: school.pupilA2,
    pupilB: school.pupilB,
    guardianA1: school.guardianA1,
    guardianUnconfirmed: school.guardianUnconfirmed,
    guardianBlocked: school.guardianBlocked,
    guardianB: school.guardianB,
    teacherA: school.teacherA,
    teacherB: school.teacherB,
    cpe: school.cpe,
    secretary: school.secretary,
    aed: school.aed,
    documentaliste: school.documentaliste,
    head: school.head,
    operator: school.operator,
    otherHead: otherSchool.head,
    otherTeacher: otherSchool.teacher,
    otherPupil: otherSchool.pupil,
    otherGuardian: otherSchool.guardian,
    deactivatedPupil: school.deactivatedPupil,
    deactivatedTeacher: school.deactivatedTeacher,
  }
}

/** Ids of pupil A1's and teacher A's things, by the names that paths use. */
export async function createTargets(
  room: AttemptContext,
  school: TestSchool,
): Promise<Record<string, string>> {
  const { db } = room
  const { uai, courseA: courseId, teacherA, pupilA1 } = school
  const ownerId = teacherA.personId
  const lessonId = await addTestLesson(db, {
    uai,
    courseId,
    onDate: '2026-11-24',
    startsAt: '2026-11-24T07:30:00Z',
    endsAt: '2026-11-24T08:25:00Z',
  })
  const opensAt = new Date(room.clock.now() - 60_000)
  const work = { uai, courseId, ownerId, opensAt }
  const { assignmentId, exerciseId } = await assignTestExercise(room, work)
  const attemptId = mintId(systemClock, systemRandom)
  const begin = { assignmentId, pupilId: pupilA1.personId, attemptId }
  expectValue(await beginAttempt(room, begin))
  expectValue(
    await submitAnswers(room, {
      id: mintId(systemClock, systemRandom),
      answers: goodAnswers,
      attemptId,
      pupilId: pupilA1.personId,
      accountId: pupilA1.accountId,
    }),
  )
  const { resourceId, fileId, revisionId } = await attachTestReading(room, school, lessonId)
  const { periodId, reportId } = await insertReport(db, school)
  return {
    // There is none of that name: whoever may look is told so.
    verdictId: '20270406T0600Z-20270406T0700Z',
    uai,
    yearId: school.yearId,
    classId: school.classA,
    groupId: school.group,
    courseId,
    pupilId: pupilA1.personId,
    personId: pupilA1.personId,
    guardianId: school.guardianA1.personId,
    teacherId: teacherA.personId,
    lessonId,
    assessmentId: await insertAssessment(db, school),
    periodId,
    reportId,
    assignmentId,
    exerciseId,
    attemptId,
    resourceId,
    fileId,
    voiceId: fileId,
    stateId: revisionId,
    photoId: fileId,
    annotationId: fileId,
    commentId: fileId,
    returnId: fileId,
    repriseId: fileId,
    slideId: fileId,
    thingPlace: '0',
    questionId: 'q2',
    role: 'teacher',
    slotId: await insertSlot(db, school),
    sessionId: await insertSession(db, pupilA1.accountId),
    dayOffId: await insertDayOff(db, uai),
    importId: await insertImport(db, school),
    callId: mintId(systemClock, systemRandom),
    enquiryId: await insertEnquiry(db, school, assignmentId),
    announcementId: await insertAnnouncement(db, school),
    requestId: await insertSignatureRequest(db, school),
    // A declaration that nobody made.
    distanceId: mintId(systemClock, systemRandom),
    absenceId: await insertAbsence(db, school),
    planId: await insertWorkPlan(db, school),
    itemId: fileId,
    substitutionId: await insertSubstitution(db, school),
    feedId: await insertCalendarFeed(db, pupilA1.accountId),
    // An address that nobody made.
    feedFile: `${'A'.repeat(27)}.ics`,
    address: await insertHeldPack(room, { courseId, assignmentId }),
  }
}

async function insertAnnouncement(db: SchoolDatabase, school: TestSchool): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  await db
    .insertInto('class_announcement')
    .values({
      id,
      school_uai: school.uai,
      class_id: null,
      course_id: school.courseA,
      text: 'Apportez une règle.',
      link: null,
      until_day: '2026-11-30',
      written_by: school.teacherA.personId,
      written_at: new Date(),
      withdrawn_at: null,
    })
    .execute()
  return id
}

async function insertSignatureRequest(db: SchoolDatabase, school: TestSchool): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  await db
    .insertInto('signature_request')
    .values({
      id,
      school_uai: school.uai,
      class_id: null,
      course_id: school.courseA,
      text: 'Sortie au musée, vendredi.',
      kind: 'permission',
      content_hash: '0'.repeat(64),
      until_day: '2026-11-30',
      asked_by: school.teacherA.personId,
      asked_at: new Date(),
      withdrawn_at: null,
    })
    .execute()
  return id
}

async function insertWorkPlan(db: SchoolDatabase, school: TestSchool): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  await db
    .insertInto('work_plan')
    .values({
      id,
      school_uai: school.uai,
      course_id: school.courseA,
      pupil_id: school.pupilA1.personId,
      title: null,
      first_day: '2026-11-23',
      last_day: '2026-11-27',
      written_by: school.teacherA.personId,
      changed_at: new Date(),
      comment: null,
      commented_by: null,
    })
    .execute()
  return id
}

async function insertEnquiry(
  db: SchoolDatabase,
  school: TestSchool,
  assignmentId: Id,
): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  await db
    .insertInto('enquiry')
    .values({
      id,
      school_uai: school.uai,
      course_id: school.courseA,
      resource_id: null,
      assignment_id: assignmentId,
      pupil_id: school.pupilA1.personId,
      asked: 'Faut-il une phrase ?',
      asked_at: new Date(),
      read_at: null,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .execute()
  return id
}

async function insertAssessment(db: SchoolDatabase, school: TestSchool): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  await db
    .insertInto('assessment')
    .values({
      id,
      course_id: school.courseA,
      title: 'Fractions',
      on_day: '2026-11-24',
      scale: 'points',
      out_of: 20,
      weight: 1,
      shown_at: null,
      created_by: school.teacherA.personId,
      created_at: new Date(),
      removed_at: null,
      assignment_id: null,
    })
    .execute()
  return id
}

/** A period of the year, with pupil A1's report of it given out. */
async function insertReport(
  db: SchoolDatabase,
  school: TestSchool,
): Promise<{ periodId: Id; reportId: Id }> {
  const [periodId, publishingId, reportId] = [1, 2, 3].map(() =>
    mintId(systemClock, systemRandom),
  ) as [Id, Id, Id]
  const period = {
    id: periodId,
    label: 'Trimestre 1',
    startsOn: '2026-09-01',
    endsOn: '2026-11-30',
  }
  await db
    .insertInto('grading_period')
    .values({
      id: periodId,
      school_year_id: school.yearId,
      label: period.label,
      starts_on: period.startsOn,
      ends_on: period.endsOn,
    })
    .execute()
  await db
    .insertInto('report_publishing')
    .values({
      id: publishingId,
      class_id: school.classA,
      period_id: periodId,
      published_by: school.head.personId,
      published_at: new Date(),
      withdrawn_at: null,
    })
    .execute()
  const content: Omit<PeriodReport, 'pupil'> = {
    className: '6e A',
    schoolName: 'Collège',
    yearLabel: '2026-2027',
    period,
    withoutPoints: false,
    courses: [],
    general: 'Bon trimestre.',
    halfDays: null,
  }
  await db
    .insertInto('period_report')
    .values({
      id: reportId,
      publishing_id: publishingId,
      pupil_id: school.pupilA1.personId,
      content: JSON.stringify(content),
    })
    .execute()
  return { periodId, reportId }
}

/** The smallest picture there is: one pixel. */
const pixel = Buffer.from('R0lGODdhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs=', 'base64')

/** A published resource of teacher A's with a picture, attached to the lesson. */
export async function attachTestReading(
  room: AttemptContext,
  school: TestSchool,
  lessonId: Id,
  picture: Buffer = pixel,
) {
  const { uai, teacherA } = school
  const ownerId = teacherA.personId
  const about = { title: 'La Seine', subjectCode: null, levelLabel: null }
  const content = { format: 1 as const, blocks: [] }
  const resourceId = await createResource(room, { ownerId, schoolUai: uai, ...about, content })
  const file = expectValue(
    await keepFile(room, {
      bytes: picture,
      name: 'point.gif',
      schoolUai: uai,
      ownerId,
      belongsTo: { column: 'resource_id', id: resourceId },
      kinds: ['image'],
    }),
  )
  const text = [{ type: 'text' as const, text: 'La Seine naît en Bourgogne.' }]
  const draft = { format: 1 as const, blocks: [{ type: 'paragraph' as const, text }] }
  expectValue(await saveResource(room, resourceId, { draftVersion: 1, ...about, draft }))
  const nothing = async () => new Set<Id>()
  const wish = { resourceId, publishedBy: ownerId }
  const published = expectValue(await publishResource(room, nothing, wish))
  if ('problems' in published) throw new Error('a reading that cannot be published')
  expectValue(await attachResource(room, { lessonId, resourceId, attachedBy: ownerId }))
  return { resourceId, fileId: file.id, revisionId: published.revision.id }
}

async function insertSlot(db: SchoolDatabase, school: TestSchool): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  await db
    .insertInto('timetable_slot')
    .values({
      id,
      school_uai: school.uai,
      course_id: school.courseA,
      weekday: 2,
      starts: '08:30',
      ends: '09:25',
      valid_from: '2026-09-01',
      valid_to: '2027-07-03',
    })
    .execute()
  return id
}

async function insertSession(db: SchoolDatabase, accountId: Id): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  const now = new Date()
  await db
    .insertInto('device_session')
    .values({
      id,
      account_id: accountId,
      issued_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
      shared: false,
      opened_by: 'card',
      device_label: 'test',
      is_new_device: true,
    })
    .execute()
  return id
}

async function insertCalendarFeed(db: SchoolDatabase, accountId: Id): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  const now = new Date()
  await db
    .insertInto('calendar_feed')
    .values({
      id,
      account_id: accountId,
      pupil_id: null,
      secret_hmac: systemRandom.bytes(32),
      made_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
    })
    .execute()
  return id
}

/** Somebody stood in for teacher A last year: nobody has a right by it now. */
async function insertSubstitution(db: SchoolDatabase, school: TestSchool): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  await db
    .insertInto('substitution')
    .values({
      id,
      school_uai: school.uai,
      course_id: school.courseA,
      lesson_id: null,
      substitute_id: school.teacherB.personId,
      from_day: '2025-11-24',
      until_day: '2025-11-28',
      named_by: school.head.personId,
      named_at: new Date(),
      ended_at: null,
    })
    .execute()
  return id
}

async function insertAbsence(db: SchoolDatabase, school: TestSchool): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  await db
    .insertInto('teacher_absence')
    .values({
      id,
      school_uai: school.uai,
      teacher_id: school.teacherA.personId,
      from_day: '2026-12-01',
      from_half: 'morning',
      until_day: '2026-12-01',
      until_half: 'afternoon',
      told_by: school.secretary.personId,
      told_at: new Date(),
      ended_at: null,
    })
    .execute()
  return id
}

async function insertDayOff(db: SchoolDatabase, uai: string): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  await db
    .insertInto('calendar_period')
    .values({
      id,
      zone: null,
      school_uai: uai,
      label: 'Pont',
      starts_on: '2027-05-07',
      ends_on: '2027-05-08',
    })
    .execute()
  return id
}

async function insertImport(db: SchoolDatabase, school: TestSchool): Promise<Id> {
  const id = mintId(systemClock, systemRandom)
  await db
    .insertInto('import_run')
    .values({
      id,
      kind: 'onde',
      school_uai: school.uai,
      started_by: school.head.personId,
      state: 'preview',
    })
    .execute()
  return id
}

/** The pack of an exercise of the course that opens tomorrow. */
async function insertHeldPack(
  { db, keyRing }: AttemptContext,
  { courseId, assignmentId }: { readonly courseId: Id; readonly assignmentId: Id },
): Promise<string> {
  const key = keyRing.key(packKeyName)
  const { address, bytes, contentHash } = sealBytes(Buffer.from('held'), key)
  const now = new Date()
  await db
    .insertInto('sealed_pack')
    .values({
      address,
      bytes,
      content_hash: contentHash,
      key_mark: markOfKey(key),
      byte_count: bytes.length,
      built_at: now,
    })
    .execute()
  await db
    .insertInto('day_pack')
    .values({
      course_id: courseId,
      on_date: now.toISOString().slice(0, 10),
      address,
      kind: 'held',
      assignment_id: assignmentId,
      opens_at: new Date(now.getTime() + 86_400_000),
      built_at: now,
    })
    .execute()
  return address
}
