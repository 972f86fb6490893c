/**
 * Leaves a line of who looked at or changed what, for the head to read: opening a pupil's file,
 * printing cards and letters, deciding on guardians. Written in the transaction of the act itself,
 * so that nothing is done without its line.
 */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface AuditLine {
  readonly schoolUai: string | null
  /** The person who acts; null for the installation's own commands. */
  readonly actorId: Id | null
  /** A fixed word of the room's own, such as `cards_printed`. */
  readonly action: string
  /** The person, class or thing that it is about. */
  readonly subjectId?: Id | null
  /** Numbers and fixed words; never a secret. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>
}

export async function writeAuditLine(trx: SchoolDatabase, line: AuditLine): Promise<void> {
  await trx
    .insertInto('audit_line')
    .values({
      school_uai: line.schoolUai,
      actor_id: line.actorId,
      action: line.action,
      subject_id: line.subjectId ?? null,
      detail: JSON.stringify(line.detail ?? {}),
    })
    .execute()
}
