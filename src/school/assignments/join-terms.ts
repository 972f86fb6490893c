/**
 * Under which terms a pupil does an assignment: own times, extra time. `terms_of` of
 * `migrations/0033-teams.sql` decides, and has no row for who does not have the assignment;
 * whoever needs a pupil's due time joins it.
 */
import { type RawBuilder, sql } from 'kysely'
import type { ExtraTime } from '#contract/adjustments.ts'
import type { Id } from '#kernel/ids.ts'

interface TermsRow {
  readonly opens_at: Date
  readonly due_at: Date | null
  readonly marks_due_at: Date | null
  readonly is_own: boolean
  readonly extra_time: ExtraTime | null
}

/** To be joined to `assignment`, for a pupil by id or by a column. */
export function termsOf(pupil: Id | RawBuilder<Id>) {
  return sql<TermsRow>`terms_of(assignment.id, ${pupil}::uuid)`.as('terms')
}

export const termsColumns = [
  'terms.opens_at as own_opens_at',
  'terms.due_at as own_due_at',
  'terms.marks_due_at',
  'terms.is_own',
  'terms.extra_time',
] as const
