/** Reads enquiries: a pupil's own, and those that a teacher is to answer. */
import type { PupilEnquiries, TaughtEnquiries } from '#contract/enquiries.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { type Caller, isPupilOrGuardianOf } from '#school/people/caller.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import {
  type AnsweredLately,
  answerShownMs,
  countEnquiriesWaiting,
  readAnsweredLately,
  readEnquiriesOfPupil,
  readEnquiriesToAnswer,
  readPupilOfEnquiries,
  type Teacher,
} from './enquiry-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

/** Answers that a day names. */
const answersOfDayMax = 5

/** The pupil's and the family's own; a head who looks leaves a line. */
export async function readPupilEnquiries(
  db: SchoolDatabase,
  pupilId: Id,
  reader: Caller,
): Promise<Result<PupilEnquiries>> {
  const pupil = await readPupilOfEnquiries(db, pupilId)
  if (pupil === null) return refuse('not_found')
  const isFamily = isPupilOrGuardianOf(reader, pupilId)
  const schoolUai = isFamily ? null : headedSchoolOf(reader, pupil.schoolUais)
  if (!isFamily) {
    // A head reads what was asked in the own school, whatever others the pupil is in.
    if (schoolUai === null) return refuse('not_found')
    await writeAuditLine(db, {
      schoolUai,
      actorId: reader.personId,
      action: 'enquiries_looked_up',
      subjectId: pupilId,
    })
  }
  const found = await readEnquiriesOfPupil(db, pupilId, schoolUai)
  return accept({
    pupil: pupil.name,
    enquiries: found.map(({ pupil: _own, ...enquiry }) => enquiry),
  })
}

/** The first of these schools that the reader heads; null: none. */
export function headedSchoolOf(reader: Caller, schoolUais: readonly string[]): string | null {
  return schoolUais.find((uai) => reader.schools.get(uai)?.isHead ?? false) ?? null
}

function teacherNow({ clock }: Context, caller: Caller): Teacher {
  const courseIds = [...caller.taughtCourseIds]
  return { personId: caller.personId, courseIds, now: new Date(clock.now()) }
}

export async function readTaughtEnquiries(
  context: Context,
  caller: Caller,
): Promise<Result<TaughtEnquiries>> {
  return accept({ enquiries: await readEnquiriesToAnswer(context.db, teacherNow(context, caller)) })
}

/** How many wait for the caller as a teacher. */
export function countWaitingEnquiries(context: Context, caller: Caller): Promise<number> {
  return countEnquiriesWaiting(context.db, teacherNow(context, caller))
}

/** What the pupil's day says of answers. */
export function listAnsweredLately(
  db: SchoolDatabase,
  pupilId: Id,
  now: Date,
): Promise<readonly AnsweredLately[]> {
  const since = new Date(now.getTime() - answerShownMs)
  return readAnsweredLately(db, pupilId, since, answersOfDayMax)
}
