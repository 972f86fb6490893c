/** Whether a timetable's file changes anything. */
import type { TimetableReport } from '#contract/timetable.ts'

/** How many slots, courses and lessons are not as they were. */
export function changesIn({ created, updated, deleted }: TimetableReport): number {
  return [created, updated, deleted]
    .flatMap((counts) => Object.values(counts))
    .reduce((sum, count) => sum + count, 0)
}
