/** A teacher answers what a pupil asked: once, and for good. */
import { publishChanges } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { teachingTopic } from '#school/timetable/teaching-topic.ts'
import { readEnquiry, readTeachersNow, writeAnswer } from './enquiry-store.ts'
import { enquiryTopic } from './enquiry-topic.ts'

/** `edited_elsewhere`: a colleague has answered already. */
export async function answerEnquiry(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  given: { readonly id: Id; readonly text: string; readonly by: Id },
): Promise<Result<Record<string, never>>> {
  const { by, id } = given
  const text = given.text.trim()
  const at = new Date(clock.now())
  return db.transaction().execute(async (trx) => {
    const isWritten = await writeAnswer(trx, { id, text, by, at })
    const enquiry = await readEnquiry(trx, id)
    if (enquiry === undefined) return refuse('not_found')
    if (!isWritten) {
      const isSame = enquiry.answered_by === by && enquiry.answer === text
      return isSame ? accept({}) : refuse('edited_elsewhere')
    }
    const teachers = await readTeachersNow(trx, enquiry.course_id, at)
    await publishChanges(trx, [
      { topic: enquiryTopic, key: enquiry.pupil_id },
      ...teachers.map((key) => ({ topic: teachingTopic, key })),
    ])
    return accept({})
  })
}
