/** Keeps what is said of a pupil in a period over all courses, by whoever keeps the class's reports. */
import { generalAppreciationMax } from '#contract/report-limits.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { isClassPupilInPeriod, writeGeneralAppreciationRow } from './appreciation-store.ts'
import { readAppreciationText } from './appreciation-text.ts'
import type { ReportRoom } from './report-context.ts'

/** `not_found`: no pupil of the class, or no period of its year. */
export async function writeGeneralAppreciation(
  { clock, db }: Pick<ReportRoom, 'db' | 'clock'>,
  said: {
    readonly classId: Id
    readonly periodId: Id
    readonly pupilId: Id
    /** Empty takes it away. */
    readonly text: string
    readonly by: Id
  },
): Promise<Result<Record<string, never>>> {
  const { by, classId, periodId, pupilId } = said
  const text = readAppreciationText(said.text, generalAppreciationMax)
  if (!text.ok) return text
  if (!(await isClassPupilInPeriod(db, { classId, periodId, pupilId }))) return refuse('not_found')
  await writeGeneralAppreciationRow(db, classId, {
    periodId,
    pupilId,
    text: text.value,
    writtenBy: by,
    writtenAt: new Date(clock.now()),
  })
  return accept({})
}
