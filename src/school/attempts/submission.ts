/**
 * A submission: what a pupil hands in, once, with a receipt. The content's hash is over the
 * canonical spelling of attempt and answers, so that the device can compute it too.
 */
import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Answers } from '#contract/questions.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Id } from '#kernel/ids.ts'
import type { DueExtension } from '#school/assignments/due-extension.ts'
import type { Marking } from '#school/questions/mark-outcome.ts'
import type { SchoolTables } from '#school/tables.ts'
import type { TimingFacts } from './timing.ts'

/** SHA-256 in hexadecimal of `{"answers":…,"attemptId":…}` in canonical JSON. */
export function submissionHash(attemptId: Id, answers: Answers): string {
  return createHash('sha256').update(canonicalJson({ attemptId, answers })).digest('hex')
}

/** What a device commits itself to when a copy is first to leave, before anybody has an answer. */
export function triedHash(id: Id, answers: Answers): string {
  return createHash('sha256').update(canonicalJson({ answers, id })).digest('hex')
}

export type SubmissionRow = Selectable<SchoolTables['submission']>

export interface NewSubmission {
  readonly accountId: Id
  readonly id: Id
  readonly schoolUai: string
  readonly assignmentId: Id
  readonly attemptId: Id
  readonly pupilId: Id
  readonly answers: Answers
  readonly contentHash: string
  readonly receivedAt: Date
  readonly isLate: boolean
  readonly lateMs: number
  readonly tried: DeviceTry | null
  readonly extension: DueExtension | null
  readonly marking: Marking
}

/** The device's word about its first try; the hash is null where it could compute none. */
export interface DeviceTry {
  readonly at: Date
  readonly contentHash: string | null
  readonly isSame: boolean | null
}

/** What became of a submission that reached the database. */
export type SubmissionOutcome =
  | {
      readonly kind: 'received' | 'already_there'
      readonly receiptNumber: number
      readonly receivedAt: Date
      readonly timing: TimingFacts
    }
  /** The same id came before with another content. */
  | { readonly kind: 'other_content' }
  /** The attempt was handed in under another id. */
  | { readonly kind: 'attempt_closed' }

/** Files that answers to open questions name. */
export function photosNamed(answers: Answers): Id[] {
  return Object.values(answers).flatMap((answer) => (answer.kind === 'open' ? answer.fileIds : []))
}
