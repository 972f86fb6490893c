/** What is said of a pupil in a period over all courses, by whoever keeps the class's reports. */
import { generalAppreciationMax } from '#contract/report-limits.ts'
import type { WrittenAppreciation } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { type Result, refuse } from '#kernel/result.ts'
import { isClassPupilInPeriod } from './appreciation-store.ts'
import { keepAppreciation, type SaidOfPupil } from './keep-appreciation.ts'
import type { ReportRoom } from './report-context.ts'

/** `not_found`: no pupil of the class, or no period of its year. */
export async function writeGeneralAppreciation(
  room: Pick<ReportRoom, 'db' | 'clock'>,
  said: SaidOfPupil & { readonly classId: Id },
): Promise<Result<WrittenAppreciation>> {
  const { classId, periodId, pupilId } = said
  if (!(await isClassPupilInPeriod(room.db, said))) return refuse('not_found')
  const place = { table: 'general_appreciation', ownerId: classId, periodId, pupilId } as const
  return keepAppreciation(room, place, said, generalAppreciationMax)
}
