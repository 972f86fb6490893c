/**
 * The pages of adults: of those who teach, who run a school, who look after a child, and who build
 * Préau; and the live class, which is for pupils too, but not what their day begins with. A pupil's first load goes without this list; `app.tsx` fetches it once an adult is known,
 * or at the first address that `page-list.ts` does not have.
 */
import { headPages } from './head-pages.ts'
import type { PageEntry } from './page-entry.ts'
import { pagePaths } from './page-paths.ts'
import { schoolLifePages } from './school-life-pages.ts'
import { teacherPages } from './teacher-pages.ts'

export const adultPages: readonly PageEntry[] = [
  ...teacherPages,
  ...headPages,
  ...schoolLifePages,
  {
    path: pagePaths.liveClass(':lessonId'),
    holdsVersion: true,
    audience: 'signed-in',
    words: ['live', 'slides', 'content'],
    load: async () => (await import('#browser/pages/live-class/live-class-page.tsx')).LiveClassPage,
  },
  {
    path: pagePaths.liveReplay(':lessonId'),
    audience: 'signed-in',
    words: ['live', 'slides'],
    load: async () =>
      (await import('#browser/pages/live-replay/live-replay-page.tsx')).LiveReplayPage,
  },
  {
    path: pagePaths.children,
    audience: ['guardian'],
    words: ['guardian', 'day', 'adjustment', 'sign-in', 'school-at-home', 'recording-consent'],
    load: async () =>
      (await import('#browser/pages/guardian-home/guardian-home-page.tsx')).GuardianHomePage,
  },
  ...[pagePaths.childDay(':pupilId'), pagePaths.childDayOn(':pupilId', ':on')].map(
    (path): PageEntry => ({
      path,
      audience: ['guardian'],
      words: ['guardian', 'day', 'sign-in'],
      load: async () =>
        (await import('#browser/pages/guardian-home/child-day-page.tsx')).ChildDayPage,
    }),
  ),
  {
    path: pagePaths.childWork(':pupilId', ':assignmentId'),
    audience: ['guardian'],
    words: ['guardian', 'adjustment', 'day', 'exercise', 'late'],
    load: async () =>
      (await import('#browser/pages/guardian-home/child-work-page.tsx')).ChildWorkPage,
  },
  {
    path: pagePaths.childReports(':pupilId'),
    audience: ['guardian'],
    words: ['guardian', 'reports', 'grades', 'attendance'],
    load: async () =>
      (await import('#browser/pages/my-reports/child-reports-page.tsx')).ChildReportsPage,
  },
  {
    path: pagePaths.childEnquiries(':pupilId'),
    audience: ['guardian', 'head'],
    words: ['enquiry'],
    load: async () =>
      (await import('#browser/pages/my-enquiries/child-enquiries-page.tsx')).ChildEnquiriesPage,
  },
  {
    path: pagePaths.childWorkPlan(':pupilId'),
    audience: ['guardian'],
    words: ['guardian', 'work-plan'],
    load: async () =>
      (await import('#browser/pages/my-work-plan/child-work-plan-page.tsx')).ChildWorkPlanPage,
  },
  {
    path: pagePaths.childGrades(':pupilId'),
    audience: ['guardian'],
    words: ['guardian', 'grades'],
    load: async () =>
      (await import('#browser/pages/my-grades/child-grades-page.tsx')).ChildGradesPage,
  },
  {
    path: pagePaths.childAttendance(':pupilId'),
    audience: ['guardian'],
    words: ['attendance'],
    load: async () =>
      (await import('#browser/pages/child-attendance/child-attendance-page.tsx'))
        .ChildAttendancePage,
  },
  {
    path: pagePaths.childLog(':pupilId'),
    audience: ['guardian'],
    words: ['lesson-log'],
    load: async () => (await import('#browser/pages/my-log/child-log-page.tsx')).ChildLogPage,
  },
  {
    path: pagePaths.childCard(':pupilId'),
    audience: ['guardian'],
    words: ['account', 'sign-in', 'content'],
    load: async () =>
      (await import('#browser/pages/show-child-card/show-child-card-page.tsx')).ShowChildCardPage,
  },
  {
    path: pagePaths.partsGallery,
    audience: 'everyone',
    needsNoTurn: true,
    words: ['help', 'display'],
    load: async () =>
      (await import('#browser/pages/parts-gallery/parts-gallery-page.tsx')).PartsGalleryPage,
  },
]
