/** A teacher answers what a pupil asked: once, and for good; to the whole course as well, if they say so. */
import { publishChanges } from '#engine/database/change-feed.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { teachingTopic } from '#school/lessons/teaching-topic.ts'
import type { RoomContext } from '#school/room-context.ts'
import { lockAuthor } from './announcement-store.ts'
import { lockEnquiry, readTeachersNow, writeAnswer } from './enquiry-store.ts'
import { enquiryTopic } from './enquiry-topic.ts'
import { announceIn } from './write-announcement.ts'

/** An answer to the whole course stands for so many days. */
const announcedDays = 7

/** `edited_elsewhere`: a colleague has answered already. */
export async function answerEnquiry(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  given: {
    readonly id: Id
    readonly text: string
    readonly by: Id
    /** The id of the announcement that tells the answer to the course; null: to the pupil alone. */
    readonly announcementId: Id | null
  },
): Promise<Result<Record<string, never>>> {
  const { announcementId, by, id } = given
  const text = given.text.trim()
  const at = new Date(clock.now())
  return db.transaction().execute(async (trx) => {
    if (announcementId !== null) await lockAuthor(trx, by)
    const enquiry = await lockEnquiry(trx, id)
    if (enquiry === undefined) return refuse('not_found')
    if (enquiry.answer !== null) {
      const isSame = enquiry.answered_by === by && enquiry.answer === text
      return isSame ? accept({}) : refuse('edited_elsewhere')
    }
    if (announcementId !== null) {
      // The answer alone: neither who asked nor what was asked.
      const announcement = {
        id: announcementId,
        schoolUai: enquiry.school_uai,
        classId: null,
        courseId: enquiry.course_id,
        text,
        link: null,
        until: addDays(dayOf(at.getTime(), 'UTC'), announcedDays),
        writtenBy: by,
      }
      const told = await announceIn(trx, announcement, at)
      if (!told.ok) return told
    }
    await writeAnswer(trx, { id, text, by, at })
    const teachers = await readTeachersNow(trx, enquiry.course_id, at)
    await publishChanges(trx, [
      { topic: enquiryTopic, key: enquiry.pupil_id },
      ...teachers.map((key) => ({ topic: teachingTopic, key })),
    ])
    return accept({})
  })
}
