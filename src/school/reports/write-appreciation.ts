/** What a teacher of a course says of a pupil in a period. */
import { appreciationMax } from '#contract/report-limits.ts'
import type { WrittenAppreciation } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { type Result, refuse } from '#kernel/result.ts'
import { isPupilInPeriod } from './appreciation-store.ts'
import { keepAppreciation, type SaidOfPupil } from './keep-appreciation.ts'
import type { ReportRoom } from './report-context.ts'

/** `not_found`: no pupil of the course, or no period of its year. */
export async function writeAppreciation(
  room: Pick<ReportRoom, 'db' | 'clock'>,
  said: SaidOfPupil & { readonly courseId: Id },
): Promise<Result<WrittenAppreciation>> {
  const { courseId, periodId, pupilId } = said
  if (!(await isPupilInPeriod(room.db, said))) return refuse('not_found')
  const place = { table: 'appreciation', ownerId: courseId, periodId, pupilId } as const
  return keepAppreciation(room, place, said, appreciationMax)
}
