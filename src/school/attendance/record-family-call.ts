/** Somebody tried to reach a pupil's family: notes how, and what came of it. */
import type { CallInput } from '#contract/family-calls.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { deleteCall, insertCall } from './family-call-store.ts'

export async function recordFamilyCall(
  { clock, db }: Pick<AttendanceRoom, 'clock' | 'db'>,
  wish: CallInput & {
    readonly pupilId: Id
    readonly schoolUai: string
    readonly calledBy: Id
  },
): Promise<Result<Record<string, never>>> {
  const isWritten = await insertCall(db, {
    id: wish.id,
    school_uai: wish.schoolUai,
    pupil_id: wish.pupilId,
    way: wish.way,
    outcome: wish.outcome,
    note: wish.note.trim(),
    called_by: wish.calledBy,
    called_at: new Date(clock.now()),
  })
  return isWritten ? accept({}) : refuse('bad_request', { where: 'id' })
}

/** Takes back what somebody noted by mistake: only their own. */
export async function undoFamilyCall(
  { db }: Pick<AttendanceRoom, 'db'>,
  call: { readonly id: Id; readonly pupilId: Id; readonly calledBy: Id },
): Promise<Result<Record<string, never>>> {
  await deleteCall(db, call)
  return accept({})
}
