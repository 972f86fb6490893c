/** The pages of those who teach; `adult-pages.ts` takes them in. */
import type { PageEntry } from './page-entry.ts'
import { pagePaths } from './page-paths.ts'

const teachers = ['teacher', 'head'] as const

/** Of a copy on the desk, whole or one question of it. */
const markingWords: PageEntry['words'] = [
  'teach',
  'adjustment',
  'marking',
  'exercise',
  'annotation',
  'recording',
  'handed-file',
  'pdf',
  'late',
  'content',
  'grades',
  'paper-copy',
  'teams',
]

export const teacherPages: readonly PageEntry[] = [
  ...[pagePaths.teaching, pagePaths.teachingOn(':on')].map(
    (path): PageEntry => ({
      path,
      audience: teachers,
      words: ['teach', 'day', 'absence', 'half-days'],
      load: async () =>
        (await import('#browser/pages/teaching-day/teaching-day-page.tsx')).TeachingDayPage,
    }),
  ),
  {
    path: pagePaths.lessonPlan(':lessonId'),
    holdsVersion: true,
    audience: teachers,
    words: [
      'teach',
      'day',
      'write',
      'lesson-log',
      'timetable',
      'swap',
      'working-group',
      'reprise',
      'teams',
      'live',
      'slides',
    ],
    load: async () =>
      (await import('#browser/pages/lesson-plan/lesson-plan-page.tsx')).LessonPlanPage,
  },
  {
    path: pagePaths.register(':lessonId'),
    holdsVersion: true,
    audience: ['teacher', 'head', 'staff'],
    words: ['teach', 'attendance'],
    load: async () =>
      (await import('#browser/pages/lesson-register/lesson-register-page.tsx')).LessonRegisterPage,
  },
  {
    path: pagePaths.classGlance(':courseId'),
    audience: teachers,
    words: ['glance', 'paper', 'plan-desk', 'teach'],
    load: async () =>
      (await import('#browser/pages/class-glance/class-glance-page.tsx')).ClassGlancePage,
  },
  {
    path: pagePaths.workingGroups(':courseId'),
    audience: teachers,
    words: ['working-group', 'teach'],
    load: async () =>
      (await import('#browser/pages/working-groups/working-groups-page.tsx')).WorkingGroupsPage,
  },
  {
    path: pagePaths.workPlans(':courseId'),
    holdsVersion: true,
    audience: ['teacher', 'head', 'staff'],
    words: ['plan-desk', 'work-plan', 'lesson-log', 'teach', 'head', 'working-group'],
    load: async () => (await import('#browser/pages/work-plans/work-plans-page.tsx')).WorkPlansPage,
  },
  {
    path: pagePaths.enquiries,
    holdsVersion: true,
    audience: teachers,
    words: ['enquiry', 'enquiryAnswers', 'teach'],
    load: async () => (await import('#browser/pages/enquiries/enquiries-page.tsx')).EnquiriesPage,
  },
  {
    path: pagePaths.announcements,
    holdsVersion: true,
    audience: teachers,
    words: ['announce', 'teach'],
    load: async () =>
      (await import('#browser/pages/class-announcements/class-announcements-page.tsx'))
        .ClassAnnouncementsPage,
  },
  {
    path: pagePaths.signatures,
    holdsVersion: true,
    audience: teachers,
    words: ['signing', 'teach', 'working-group'],
    load: async () =>
      (await import('#browser/pages/signatures/signatures-page.tsx')).SignaturesPage,
  },
  {
    path: pagePaths.following(':assignmentId'),
    audience: ['teacher', 'head', 'staff'],
    words: [
      'teach',
      'adjustment',
      'late',
      'paper-copy',
      'grades',
      'statistics',
      'marking',
      'teams',
      'working-group',
    ],
    load: async () =>
      (await import('#browser/pages/follow-assignment/follow-assignment-page.tsx'))
        .FollowAssignmentPage,
  },
  {
    path: pagePaths.paperCopy(':assignmentId', ':pupilId'),
    holdsVersion: true,
    audience: teachers,
    words: ['teach', 'paper-copy', 'photo'],
    load: async () =>
      (await import('#browser/pages/hand-in-paper/hand-in-paper-page.tsx')).HandInPaperPage,
  },
  {
    path: pagePaths.questionStatistics(':assignmentId'),
    audience: teachers,
    words: ['teach', 'statistics', 'question'],
    load: async () =>
      (await import('#browser/pages/question-statistics/question-statistics-page.tsx'))
        .QuestionStatisticsPage,
  },
  {
    path: pagePaths.marking(':attemptId'),
    holdsVersion: true,
    audience: teachers,
    words: markingWords,
    load: async () =>
      (await import('#browser/pages/mark-attempt/mark-attempt-page.tsx')).MarkAttemptPage,
  },
  {
    path: pagePaths.markingQuestion(':attemptId', ':questionId'),
    holdsVersion: true,
    audience: teachers,
    words: markingWords,
    load: async () =>
      (await import('#browser/pages/mark-attempt/mark-attempt-page.tsx')).MarkAttemptPage,
  },
  {
    path: pagePaths.gradebooks,
    audience: teachers,
    words: ['grades', 'teach'],
    load: async () => (await import('#browser/pages/gradebook/gradebooks-page.tsx')).GradebooksPage,
  },
  {
    path: pagePaths.gradebook(':courseId'),
    holdsVersion: true,
    audience: ['teacher', 'head', 'staff'],
    words: ['grades', 'teach'],
    load: async () => (await import('#browser/pages/gradebook/gradebook-page.tsx')).GradebookPage,
  },
  {
    path: pagePaths.appreciations(':courseId'),
    holdsVersion: true,
    audience: ['teacher', 'head', 'staff'],
    words: ['reports', 'grades', 'teach'],
    load: async () =>
      (await import('#browser/pages/appreciations/appreciations-page.tsx')).AppreciationsPage,
  },
  {
    path: pagePaths.classReports(':classId'),
    holdsVersion: true,
    audience: ['teacher', 'head', 'staff'],
    words: ['reports', 'grades', 'attendance', 'teach', 'head'],
    load: async () =>
      (await import('#browser/pages/class-reports/class-reports-page.tsx')).ClassReportsPage,
  },
  {
    path: pagePaths.myClasses,
    audience: teachers,
    words: ['teach'],
    load: async () => (await import('#browser/pages/my-class/my-classes-page.tsx')).MyClassesPage,
  },
  {
    path: pagePaths.myClass(':classId'),
    audience: ['teacher', 'head', 'staff'],
    words: ['teach', 'adjustment', 'plan-desk'],
    load: async () => (await import('#browser/pages/my-class/my-class-page.tsx')).MyClassPage,
  },
  {
    path: pagePaths.classCalls(':classId'),
    audience: ['teacher', 'head', 'staff'],
    words: ['calls', 'teach'],
    load: async () =>
      (await import('#browser/pages/call-list/class-calls-page.tsx')).ClassCallsPage,
  },
  {
    path: pagePaths.classLog(':classId'),
    audience: ['teacher', 'head', 'staff'],
    words: ['lesson-log', 'teach', 'head'],
    load: async () => (await import('#browser/pages/class-log/class-log-page.tsx')).ClassLogPage,
  },
  {
    path: pagePaths.courseLog(':courseId'),
    audience: ['teacher', 'head', 'staff'],
    words: ['lesson-log', 'paper', 'plan-desk', 'teach', 'head'],
    load: async () => (await import('#browser/pages/class-log/course-log-page.tsx')).CourseLogPage,
  },
  {
    path: pagePaths.comingPaper(':courseId'),
    audience: ['teacher', 'head', 'staff'],
    words: ['paper', 'lesson-log', 'teach', 'head', 'content'],
    load: async () =>
      (await import('#browser/pages/coming-paper/coming-paper-page.tsx')).ComingPaperPage,
  },
  {
    path: pagePaths.reprise(':courseId'),
    audience: teachers,
    words: ['reprise', 'teach'],
    load: async () => (await import('#browser/pages/reprise/reprise-page.tsx')).ReprisePage,
  },
  {
    path: pagePaths.weekLoad(':classId'),
    audience: ['teacher', 'head', 'staff'],
    words: ['lesson-log', 'teach', 'head'],
    load: async () => (await import('#browser/pages/week-load/week-load-page.tsx')).WeekLoadPage,
  },
  {
    path: pagePaths.myResources,
    audience: teachers,
    words: ['write', 'sharing', 'teach'],
    load: async () =>
      (await import('#browser/pages/my-resources/my-resources-page.tsx')).MyResourcesPage,
  },
  {
    path: pagePaths.writeResource(':resourceId'),
    holdsVersion: true,
    audience: teachers,
    words: ['write', 'formula', 'recording', 'sharing', 'teach', 'content'],
    load: async () =>
      (await import('#browser/pages/write-resource/write-resource-page.tsx')).WriteResourcePage,
  },
  {
    path: pagePaths.myExercises,
    audience: teachers,
    words: ['write', 'sharing', 'teach'],
    load: async () =>
      (await import('#browser/pages/my-exercises/my-exercises-page.tsx')).MyExercisesPage,
  },
  {
    path: pagePaths.writeExercise(':exerciseId'),
    holdsVersion: true,
    audience: teachers,
    words: [
      'write',
      'formula',
      'recording',
      'sharing',
      'question',
      'teach',
      'content',
      'exercise',
      'photo',
    ],
    load: async () =>
      (await import('#browser/pages/write-exercise/write-exercise-page.tsx')).WriteExercisePage,
  },
  {
    path: pagePaths.sharedResource(':resourceId'),
    audience: teachers,
    words: ['sharing', 'write', 'teach', 'content'],
    load: async () =>
      (await import('#browser/pages/shared-thing/shared-resource-page.tsx')).SharedResourcePage,
  },
  {
    path: pagePaths.sharedExercise(':exerciseId'),
    audience: teachers,
    words: ['sharing', 'write', 'question', 'teach', 'content', 'exercise', 'photo'],
    load: async () =>
      (await import('#browser/pages/shared-thing/shared-exercise-page.tsx')).SharedExercisePage,
  },
  {
    path: pagePaths.importQuestions,
    audience: teachers,
    words: ['bank', 'teach'],
    load: async () =>
      (await import('#browser/pages/import-questions/import-questions-page.tsx'))
        .ImportQuestionsPage,
  },
]
