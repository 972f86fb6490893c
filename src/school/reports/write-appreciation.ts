/** What a teacher of a course says of a pupil in a period. */
import { appreciationMax } from '#contract/report-limits.ts'
import type { WrittenAppreciation } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { type Result, refuse } from '#kernel/result.ts'

import { keepAppreciation, type SaidOfPupil } from './keep-appreciation.ts'
import { isPupilInPeriod } from './period-pupil-store.ts'
import type { ReportRoom } from './report-context.ts'

/** `not_found`: neither a pupil of the course now nor one whose report of the period has it, or no period of its year. */
export async function writeAppreciation(
  room: Pick<ReportRoom, 'db' | 'clock'>,
  said: SaidOfPupil & { readonly courseId: Id },
): Promise<Result<WrittenAppreciation>> {
  const { courseId, periodId, pupilId } = said
  if (!(await isPupilInPeriod(room.db, said))) return refuse('not_found')
  const place = { table: 'appreciation', ownerId: courseId, periodId, pupilId } as const
  return keepAppreciation(room, place, said, appreciationMax)
}
