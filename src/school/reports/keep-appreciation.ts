/** Keeps what is said of a pupil, unless somebody else has said something since its writer read. */
import type { WrittenAppreciation } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result } from '#kernel/result.ts'
import {
  type AppreciationPlace,
  readAppreciation,
  writeAppreciationRow,
} from './appreciation-store.ts'
import { readAppreciationText } from './appreciation-text.ts'
import type { ReportRoom } from './report-context.ts'

/** What a writer sends. */
export interface SaidOfPupil {
  readonly periodId: Id
  readonly pupilId: Id
  /** Empty takes it away. */
  readonly text: string
  /** What stood there when the writer read it. */
  readonly was: string
  readonly by: Id
}

/**
 * `bad_request`: too long. One's own text of another device gives way, as does nothing at all:
 * whoever writes where a colleague has just emptied the field loses nothing of theirs.
 */
export async function keepAppreciation(
  { clock, db }: Pick<ReportRoom, 'db' | 'clock'>,
  place: AppreciationPlace,
  said: SaidOfPupil,
  lettersMax: number,
): Promise<Result<WrittenAppreciation>> {
  const text = readAppreciationText(said.text, lettersMax)
  if (!text.ok) return text
  const was = readAppreciationText(said.was, lettersMax)
  if (!was.ok) return was
  await writeAppreciationRow(db, place, {
    text: text.value,
    was: was.value,
    writtenBy: said.by,
    writtenAt: new Date(clock.now()),
  })
  const standing = await readAppreciation(db, place)
  const isNewer = standing !== undefined && standing.text !== text.value
  return accept({ newer: isNewer ? { ...standing, at: standing.at.toISOString() } : null })
}
