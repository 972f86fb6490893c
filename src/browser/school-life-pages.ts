/** The pages of a school's timetable, its year and its audit; `adult-pages.ts` takes them in. */
import type { PageEntry } from './page-entry.ts'
import { pagePaths } from './page-paths.ts'

export const schoolLifePages: readonly PageEntry[] = [
  {
    path: pagePaths.timetable(':uai'),
    audience: ['head', 'staff', 'teacher'],
    words: [
      ...(['head', 'timetable', 'school-life', 'timetable-file'] as const),
      ...(['substitute', 'swap', 'absence', 'half-days'] as const),
    ],
    load: async () => (await import('#browser/pages/timetable/timetable-page.tsx')).TimetablePage,
  },
  {
    path: pagePaths.schoolYear(':uai'),
    audience: ['head', 'staff', 'teacher'],
    words: ['head', 'timetable', 'school-life', 'grades', 'distance', 'half-days'],
    load: async () =>
      (await import('#browser/pages/school-year/school-year-page.tsx')).SchoolYearPage,
  },
  {
    path: pagePaths.morning(':uai'),
    audience: ['head', 'staff', 'teacher'],
    words: ['head', 'morning', 'distance', 'absence', 'half-days', 'substitute'],
    load: async () =>
      (await import('#browser/pages/school-morning/school-morning-page.tsx')).SchoolMorningPage,
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
    path: pagePaths.schoolCalls(':uai'),
    audience: ['head', 'staff', 'teacher'],
    words: ['head', 'calls'],
    load: async () =>
      (await import('#browser/pages/call-list/school-calls-page.tsx')).SchoolCallsPage,
  },
  {
    path: pagePaths.lessonLogs(':uai'),
    audience: ['head', 'staff', 'teacher'],
    words: ['head', 'lesson-log'],
    load: async () =>
      (await import('#browser/pages/school-logs/school-logs-page.tsx')).SchoolLogsPage,
  },
  {
    path: pagePaths.reports(':uai'),
    audience: ['head', 'staff', 'teacher'],
    words: ['head', 'reports'],
    load: async () =>
      (await import('#browser/pages/school-reports/school-reports-page.tsx')).SchoolReportsPage,
  },
  {
    path: pagePaths.flags(':uai'),
    audience: ['head'],
    words: ['head', 'flags'],
    load: async () =>
      (await import('#browser/pages/flagged-lines/flagged-lines-page.tsx')).FlaggedLinesPage,
  },
  {
    path: pagePaths.audit(':uai'),
    audience: ['head'],
    words: ['head', 'audit'],
    load: async () => (await import('#browser/pages/audit/audit-page.tsx')).AuditPage,
  },
]
