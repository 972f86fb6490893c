/** Whether a class's page offers to give its reports out. Pure. */
import type { ClassReports } from '#contract/reports.ts'

type Asked = Pick<ClassReports, 'isOver' | 'mayPublish' | 'published'> & {
  readonly reports: readonly Pick<ClassReports['reports'][number], 'courses' | 'general'>[]
}

/**
 * Of a year that is over nothing comes any more: only what was forgotten is still to give out, as long as
 * families have not read it.
 */
export function offersPublishing({ isOver, mayPublish, published, reports }: Asked): boolean {
  if (!mayPublish) return false
  if (!isOver) return true
  if (published !== null) return published.changed > 0
  return reports.some(({ courses, general }) => courses.length > 0 || general !== null)
}
