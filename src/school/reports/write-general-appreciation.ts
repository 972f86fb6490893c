/** What is said of a pupil in a period over all courses, by whoever keeps the class's reports. */
import { generalAppreciationMax } from '#contract/report-limits.ts'
import type { WrittenAppreciation } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { type Result, refuse } from '#kernel/result.ts'

import { readGeneralOwner } from './appreciation-store.ts'
import { keepAppreciation, type SaidOfPupil } from './keep-appreciation.ts'
import { isClassPupilInPeriod } from './period-pupil-store.ts'
import type { ReportRoom } from './report-context.ts'

/** `not_found`: no pupil whose report of the period lies with the class, or no period of its year. */
export async function writeGeneralAppreciation(
  room: Pick<ReportRoom, 'db' | 'clock'>,
  said: SaidOfPupil & { readonly classId: Id },
): Promise<Result<WrittenAppreciation>> {
  const { periodId, pupilId } = said
  if (!(await isClassPupilInPeriod(room.db, said))) return refuse('not_found')
  const ownerId = await readGeneralOwner(room.db, said)
  const place = { table: 'general_appreciation', ownerId, periodId, pupilId } as const
  return keepAppreciation(room, place, said, generalAppreciationMax)
}
