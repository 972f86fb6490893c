/** Numbers of an import as a table shows them: one row a kind, in the order of a school's thinking. */
import type { ImportCounts } from '#contract/roster.ts'

export const countedKinds = [
  'pupil',
  'class',
  'group',
  'membership',
  'staff',
  'teaching',
  'guardian',
  'link',
  'course',
  'subject',
  'level',
  'school',
  'period',
  'file',
] as const
export type CountedKind = (typeof countedKinds)[number]

export const outcomeNames = [
  'read',
  'created',
  'updated',
  'unchanged',
  'merged',
  'deactivated',
  'rejected',
] as const
export type OutcomeName = (typeof outcomeNames)[number]

export interface CountRow {
  readonly kind: CountedKind
  readonly numbers: Readonly<Record<OutcomeName, number>>
}

/** Kinds that the import met at all. */
export function countRows(counts: ImportCounts): readonly CountRow[] {
  return countedKinds
    .map((kind) => ({
      kind,
      numbers: Object.fromEntries(
        outcomeNames.map((name) => [name, counts[name][kind] ?? 0]),
      ) as Record<OutcomeName, number>,
    }))
    .filter(({ numbers }) => outcomeNames.some((name) => numbers[name] > 0))
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, count) => all + count, 0)

export function totalOf(counts: ImportCounts, name: OutcomeName): number {
  return sum(counts[name])
}

/** What applying changes; what stays as it is, and what is refused, does not count. */
export function changeCount(counts: ImportCounts): number {
  return sum(counts.created) + sum(counts.updated) + sum(counts.merged) + sum(counts.deactivated)
}
