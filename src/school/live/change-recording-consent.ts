/** Guardians say whether a minor may be in recordings of live classes; a pupil of age says it alone. */
import type { RecordingConsent } from '#contract/live-recording.ts'
import type { Id } from '#kernel/ids.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { comesOfAgeOn } from '#school/sign-in/review-of-age.ts'
import type { LiveContext } from './live-context.ts'
import { readBirthDate, readConsent, writeConsent } from './recording-consent-store.ts'

type Context = Pick<LiveContext, 'db' | 'clock'>

/** Whoever's birth date is not known is a minor. */
async function decides({ clock, db }: Context, caller: Caller, pupilId: Id): Promise<boolean> {
  const birthDate = await readBirthDate(db, pupilId)
  const today = new Date(clock.now()).toISOString().slice(0, 10)
  const isOfAge = birthDate !== null && comesOfAgeOn(birthDate) <= today
  return isOfAge ? caller.personId === pupilId : caller.children.has(pupilId)
}

/** A guardian of a minor of `:pupilId`, or the pupil of age. */
export function whoDecidesOnRecording(context: Context): SchoolAccess {
  return callerWho(
    'a guardian with confirmed rights, or the pupil once of age',
    async (caller, { pupilId = '' }) => decides(context, caller, pupilId),
  )
}

export async function showRecordingConsent(
  context: Context,
  caller: Caller,
  pupilId: Id,
): Promise<RecordingConsent> {
  const row = await readConsent(context.db, pupilId)
  return {
    isGiven: row?.isGiven ?? false,
    changedAt: row?.changedAt.toISOString() ?? null,
    mayChange: await decides(context, caller, pupilId),
  }
}

/** Safe to repeat. A withdrawal holds at once, also for what was recorded. */
export async function changeRecordingConsent(
  { clock, db }: Context,
  consent: { readonly pupilId: Id; readonly isGiven: boolean; readonly changedBy: Id },
): Promise<void> {
  await writeConsent(db, { ...consent, at: new Date(clock.now()) })
}
