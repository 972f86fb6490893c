/** Keeps what a teacher of a course says of a pupil in a period; what was said before gives way. */
import { appreciationMax } from '#contract/report-limits.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { isPupilInPeriod, writeAppreciationRow } from './appreciation-store.ts'
import { readAppreciationText } from './appreciation-text.ts'
import type { ReportRoom } from './report-context.ts'

/** `not_found`: no pupil of the course, or no period of its year. */
export async function writeAppreciation(
  { clock, db }: Pick<ReportRoom, 'db' | 'clock'>,
  said: {
    readonly courseId: Id
    readonly periodId: Id
    readonly pupilId: Id
    /** Empty takes it away. */
    readonly text: string
    readonly by: Id
  },
): Promise<Result<Record<string, never>>> {
  const { by, courseId, periodId, pupilId } = said
  const text = readAppreciationText(said.text, appreciationMax)
  if (!text.ok) return text
  if (!(await isPupilInPeriod(db, { courseId, periodId, pupilId }))) return refuse('not_found')
  await writeAppreciationRow(db, courseId, {
    periodId,
    pupilId,
    text: text.value,
    writtenBy: by,
    writtenAt: new Date(clock.now()),
  })
  return accept({})
}
