/** The pages of a school's timetable, its year and its audit; `adult-pages.ts` takes them in. */
import type { PageEntry } from './page-entry.ts'
import { pagePaths } from './page-paths.ts'

export const schoolLifePages: readonly PageEntry[] = [
  {
    path: pagePaths.timetable(':uai'),
    audience: ['head', 'staff', 'teacher'],
    words: ['head', 'timetable', 'school-life', 'substitute'],
    load: async () => (await import('#browser/pages/timetable/timetable-page.tsx')).TimetablePage,
  },
  {
    path: pagePaths.schoolYear(':uai'),
    audience: ['head', 'staff', 'teacher'],
    words: ['head', 'timetable', 'school-life', 'grades'],
    load: async () =>
      (await import('#browser/pages/school-year/school-year-page.tsx')).SchoolYearPage,
  },
  {
    path: pagePaths.attendance(':uai'),
    audience: ['head', 'staff', 'teacher'],
    words: ['head', 'attendance'],
    load: async () =>
      (await import('#browser/pages/school-attendance/school-attendance-page.tsx'))
        .SchoolAttendancePage,
  },
  {
    path: pagePaths.audit(':uai'),
    audience: ['head'],
    words: ['head', 'audit'],
    load: async () => (await import('#browser/pages/audit/audit-page.tsx')).AuditPage,
  },
]
