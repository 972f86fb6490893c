/**
 * The pages of pupils and of everyone, which travel with the first load: their addresses, who sees
 * them, which words they need, and where their code comes from. Those of adults stand in
 * `adult-pages.ts`. A page is a chunk of its own; `load` is called when somebody goes there.
 */
import type { PageEntry } from './page-entry.ts'
import { pagePaths } from './page-paths.ts'
import { signInPages } from './sign-in-pages.ts'

export const pageList: readonly PageEntry[] = [
  ...signInPages,
  {
    path: pagePaths.home,
    audience: 'signed-in',
    words: [],
    load: async () => (await import('#browser/pages/home/home-page.tsx')).HomePage,
  },
  ...[pagePaths.myDay, pagePaths.myDayOn(':on')].map(
    (path): PageEntry => ({
      path,
      audience: ['pupil'],
      words: ['day'],
      load: async () => (await import('#browser/pages/my-day/my-day-page.tsx')).MyDayPage,
    }),
  ),
  ...[pagePaths.myWeek, pagePaths.myWeekOn(':on')].map(
    (path): PageEntry => ({
      path,
      audience: ['pupil', 'teacher', 'head'],
      words: ['timetable', 'day'],
      load: async () => (await import('#browser/pages/my-week/my-week-page.tsx')).MyWeekPage,
    }),
  ),
  {
    path: pagePaths.reading(':resourceId'),
    audience: 'signed-in',
    words: ['resource', 'content', 'day', 'enquiry', 'display'],
    load: async () =>
      (await import('#browser/pages/read-lesson/read-lesson-page.tsx')).ReadLessonPage,
  },
  {
    path: pagePaths.exercise(':assignmentId'),
    holdsVersion: true,
    audience: ['pupil'],
    words: ['exercise', 'photo', 'late', 'content', 'day', 'enquiry'],
    load: async () =>
      (await import('#browser/pages/do-exercise/do-exercise-page.tsx')).DoExercisePage,
  },
  {
    path: pagePaths.result(':attemptId'),
    audience: ['pupil', 'guardian'],
    words: ['exercise', 'late', 'content'],
    load: async () =>
      (await import('#browser/pages/attempt-result/attempt-result-page.tsx')).AttemptResultPage,
  },
  {
    path: pagePaths.myEnquiries,
    audience: ['pupil'],
    words: ['enquiry'],
    load: async () =>
      (await import('#browser/pages/my-enquiries/my-enquiries-page.tsx')).MyEnquiriesPage,
  },
  {
    path: pagePaths.myWorkPlan,
    audience: ['pupil'],
    words: ['work-plan'],
    load: async () =>
      (await import('#browser/pages/my-work-plan/my-work-plan-page.tsx')).MyWorkPlanPage,
  },
  {
    path: pagePaths.myGrades,
    audience: ['pupil'],
    words: ['grades'],
    load: async () => (await import('#browser/pages/my-grades/my-grades-page.tsx')).MyGradesPage,
  },
  {
    path: pagePaths.myAttendance,
    audience: ['pupil'],
    words: ['attendance'],
    load: async () =>
      (await import('#browser/pages/my-attendance/my-attendance-page.tsx')).MyAttendancePage,
  },
  {
    path: pagePaths.myLog,
    audience: ['pupil'],
    words: ['lesson-log'],
    load: async () => (await import('#browser/pages/my-log/my-log-page.tsx')).MyLogPage,
  },
  {
    path: pagePaths.myReports,
    audience: ['pupil'],
    words: ['reports', 'grades', 'attendance'],
    load: async () => (await import('#browser/pages/my-reports/my-reports-page.tsx')).MyReportsPage,
  },
  {
    path: pagePaths.help,
    audience: 'everyone',
    needsNoTurn: true,
    words: ['help', 'device'],
    load: async () => (await import('#browser/pages/help/help-page.tsx')).HelpPage,
  },
  {
    path: pagePaths.privacy,
    audience: 'everyone',
    needsNoTurn: true,
    words: ['privacy'],
    load: async () => (await import('#browser/pages/privacy/privacy-page.tsx')).PrivacyPage,
  },
  {
    path: pagePaths.accessibility,
    audience: 'everyone',
    needsNoTurn: true,
    words: ['help'],
    load: async () =>
      (await import('#browser/pages/accessibility/accessibility-page.tsx')).AccessibilityPage,
  },
  {
    path: pagePaths.displaySettings,
    audience: 'everyone',
    needsNoTurn: true,
    words: ['display'],
    load: async () =>
      (await import('#browser/pages/display-settings/display-settings-page.tsx'))
        .DisplaySettingsPage,
  },
]

/** Where an address leads that no page has. */
export const notFoundPage: PageEntry = {
  path: '*',
  audience: 'everyone',
  words: ['help'],
  load: async () => (await import('#browser/pages/not-found/not-found-page.tsx')).NotFoundPage,
}
