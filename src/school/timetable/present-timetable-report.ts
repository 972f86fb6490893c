/** What the import of a timetable answers, whichever file it came from. */
import type { TimetableReport } from '#contract/timetable.ts'
import { typesetFrench } from '#kernel/typeset-french.ts'
import { nothingRebuilt } from './rebuild-lessons.ts'
import type { TimetableSet } from './set-timetable-slots.ts'
import type { LineRejection } from './timetable-lines.ts'

/** Rejections that one report lists; the count stays exact. */
const rejectionsListedMax = 1_000

/** What the work inside the transaction found, before it is told. */
export interface AppliedTimetable {
  readonly slots: TimetableSet
  readonly coursesCreated: number
  readonly coursesUnchanged: number
  readonly merged: number
  readonly warnings: readonly string[]
}

/** Numbers by kind without the zeros, as every import tells them. */
function counts(by: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(by).filter(([, count]) => count !== 0))
}

export function presentReport(
  job: { readonly dryRun: boolean },
  applied: AppliedTimetable,
): TimetableReport {
  const { slots, coursesCreated, coursesUnchanged, merged, warnings } = applied
  const { lessons } = slots
  return {
    applied: !job.dryRun,
    dryRun: job.dryRun,
    created: counts({ slot: slots.created, course: coursesCreated, lesson: lessons.created }),
    updated: counts({ slot: slots.updated, lesson: lessons.updated }),
    unchanged: counts({ slot: slots.unchanged, course: coursesUnchanged }),
    merged: counts({ slot: merged }),
    deleted: counts({ slot: slots.ended, lesson: lessons.deleted }),
    rejected: {},
    rejections: [],
    warnings: warnings.map(typesetFrench),
    followed: lessons.followed,
    kept: lessons.kept,
  }
}

/** Nothing was changed. */
export function presentRejections(
  job: { readonly dryRun: boolean; readonly file: string },
  rejections: readonly LineRejection[],
): TimetableReport {
  return {
    applied: false,
    dryRun: job.dryRun,
    created: {},
    updated: {},
    unchanged: {},
    merged: {},
    deleted: {},
    rejected: { slot: rejections.length },
    rejections: rejections.slice(0, rejectionsListedMax).map(({ line, field, reason }) => ({
      file: job.file,
      line,
      field,
      reason: typesetFrench(reason),
    })),
    warnings: [],
    followed: nothingRebuilt.followed,
    kept: nothingRebuilt.kept,
  }
}
