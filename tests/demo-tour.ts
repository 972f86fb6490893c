/**
 * A tour of every page of the app on the busy demo: at which address it is full of things,
 * and who sees it. The screenshots and the tests of every page follow it.
 */

import type { Page } from 'playwright-core'
import { adultPages } from '#browser/adult-pages.ts'
import { pageList } from '#browser/page-list.ts'
import { pagePaths } from '#browser/page-paths.ts'
import type { BusyDemo } from './busy-demo.ts'
import type { TouredDemo } from './demo-class.ts'
import { demoEcole } from './demo-extraction.ts'
import { waitFor } from './live-device.ts'
import { darkestInk } from './live-paper.ts'

export type Visitor = 'pupil' | 'teacher' | 'head' | 'guardian' | 'newHead' | 'nobody'

export interface Visit {
  /** What the screenshot is called. */
  readonly name: string
  /** The page's address as its entry has it. */
  readonly pattern: string
  readonly as: Visitor
  readonly path: string
  /** Further steps on the page, where it is fuller after them. */
  readonly further?: (page: Page) => Promise<void>
  /** The picture is of this part alone. */
  readonly part?: string
  /** Its buttons do what others see at once: a walk of its own presses them. */
  readonly isLive?: true
}

/** Every page once or more; `missing` names those that nobody visits. */
export function tourOf(demo: TouredDemo): { visits: readonly Visit[]; missing: readonly string[] } {
  const listed = new Set([...pageList, ...adultPages].map(({ path }) => path))
  const visits = [
    ...visitsOfEverybody(demo),
    ...visitsOfPupil(demo),
    ...visitsOfGuardian(demo),
    ...visitsOfTeacher(demo),
    ...visitsOfClass(demo),
    ...visitsOfHead(demo),
  ].filter(({ pattern }) => listed.has(pattern))
  const visited = new Set(visits.map(({ pattern }) => pattern))
  return { visits, missing: [...listed].filter((path) => !visited.has(path)) }
}

function fixed(name: string, path: string, as: Visitor): Visit {
  return { name, pattern: path, as, path }
}

function visitsOfEverybody(_demo: BusyDemo): Visit[] {
  return [
    fixed('sign-in', pagePaths.signIn, 'nobody'),
    fixed('sign-in-by-card', pagePaths.signInByCard, 'nobody'),
    fixed('sign-in-by-dictated-code', pagePaths.signInByDictatedCode, 'nobody'),
    fixed('sign-in-by-password', pagePaths.signInByPassword, 'nobody'),
    fixed('sign-in-by-letter', pagePaths.signInByLetter, 'nobody'),
    fixed('open-card', pagePaths.openCard, 'nobody'),
    fixed('help', pagePaths.help, 'pupil'),
    fixed('privacy', pagePaths.privacy, 'nobody'),
    fixed('accessibility', pagePaths.accessibility, 'nobody'),
    fixed('display', pagePaths.displaySettings, 'nobody'),
    fixed('parts', pagePaths.partsGallery, 'nobody'),
  ]
}

/** The picture of a crowded morning: on the demo nobody waits, so its answer is given for the door. */
async function standUnderPreau(page: Page): Promise<void> {
  const arrivedAt = new Date()
  arrivedAt.setHours(7, 58, 0, 0)
  const place = { ahead: 1240, waitMs: 230_000, pollAfterMs: 60_000, number: '1-3127' }
  const json = {
    state: 'waiting',
    ticket: 'picture',
    place: { ...place, arrivedAt: arrivedAt.toISOString() },
    lottery: { seedHash: '5f'.repeat(32), seed: null },
  }
  // Until it stands: the page that goes may ask once more before the one that comes does.
  await page.route('**/api/arrival', (route) => route.fulfill({ json }))
  await page.reload()
  await page.locator('dialog.preau').waitFor()
  await page.unroute('**/api/arrival')
}

/** On a Monday the week has hardly begun: a month has something to read. */
async function lookAtMonth(page: Page): Promise<void> {
  await page.locator('main select').first().selectOption('month')
  await page.locator('.log-lesson, .empty-state').first().waitFor()
}

function visitsOfPupil(demo: BusyDemo): Visit[] {
  const { lessonDay, resourceId, assignmentId, begunAssignmentId, markedAttemptId } = demo
  return [
    fixed('home', pagePaths.home, 'pupil'),
    { ...fixed('preau', pagePaths.myDay, 'pupil'), further: standUnderPreau, part: 'dialog.preau' },
    fixed('my-day-today', pagePaths.myDay, 'pupil'),
    {
      name: 'my-day',
      pattern: pagePaths.myDayOn(':on'),
      as: 'pupil',
      path: pagePaths.myDayOn(lessonDay),
    },
    fixed('my-week-this', pagePaths.myWeek, 'pupil'),
    {
      name: 'my-week',
      pattern: pagePaths.myWeekOn(':on'),
      as: 'pupil',
      path: pagePaths.myWeekOn(lessonDay),
    },
    {
      name: 'read-lesson',
      pattern: pagePaths.reading(':resourceId'),
      as: 'pupil',
      path: pagePaths.reading(resourceId),
    },
    {
      name: 'exercise-handed-in',
      pattern: pagePaths.exercise(':assignmentId'),
      as: 'pupil',
      path: pagePaths.exercise(assignmentId),
    },
    {
      name: 'do-exercise',
      pattern: pagePaths.exercise(':assignmentId'),
      as: 'pupil',
      path: pagePaths.exercise(begunAssignmentId),
    },
    {
      name: 'result',
      pattern: pagePaths.result(':attemptId'),
      as: 'pupil',
      path: pagePaths.result(markedAttemptId),
    },
    fixed('my-grades', pagePaths.myGrades, 'pupil'),
    { ...fixed('my-log', pagePaths.myLog, 'pupil'), further: lookAtMonth },
    fixed('my-attendance', pagePaths.myAttendance, 'pupil'),
    fixed('my-reports', pagePaths.myReports, 'pupil'),
    fixed('my-enquiries', pagePaths.myEnquiries, 'pupil'),
    fixed('my-work-plan', pagePaths.myWorkPlan, 'pupil'),
    fixed('who-is-it', pagePaths.whoIsIt, 'pupil'),
  ]
}

function visitsOfGuardian(demo: BusyDemo): Visit[] {
  const { pupil, lessonDay, assignmentId } = demo
  return [
    fixed('children', pagePaths.children, 'guardian'),
    {
      name: 'child-day-today',
      pattern: pagePaths.childDay(':pupilId'),
      as: 'guardian',
      path: pagePaths.childDay(pupil.personId),
    },
    {
      name: 'child-day',
      pattern: pagePaths.childDayOn(':pupilId', ':on'),
      as: 'guardian',
      path: pagePaths.childDayOn(pupil.personId, lessonDay),
    },
    {
      name: 'child-work',
      pattern: pagePaths.childWork(':pupilId', ':assignmentId'),
      as: 'guardian',
      path: pagePaths.childWork(pupil.personId, assignmentId),
    },
    {
      name: 'child-grades',
      pattern: pagePaths.childGrades(':pupilId'),
      as: 'guardian',
      path: pagePaths.childGrades(pupil.personId),
    },
    {
      name: 'child-reports',
      pattern: pagePaths.childReports(':pupilId'),
      as: 'guardian',
      path: pagePaths.childReports(pupil.personId),
    },
    {
      name: 'child-card',
      pattern: pagePaths.childCard(':pupilId'),
      as: 'guardian',
      path: pagePaths.childCard(pupil.personId),
    },
    {
      name: 'child-enquiries',
      pattern: pagePaths.childEnquiries(':pupilId'),
      as: 'guardian',
      path: pagePaths.childEnquiries(pupil.personId),
    },
    {
      name: 'child-work-plan',
      pattern: pagePaths.childWorkPlan(':pupilId'),
      as: 'guardian',
      path: pagePaths.childWorkPlan(pupil.personId),
    },
    {
      name: 'child-attendance',
      pattern: pagePaths.childAttendance(':pupilId'),
      as: 'guardian',
      path: pagePaths.childAttendance(pupil.personId),
    },
    {
      name: 'child-log',
      pattern: pagePaths.childLog(':pupilId'),
      as: 'guardian',
      path: pagePaths.childLog(pupil.personId),
      further: lookAtMonth,
    },
    fixed('my-account', pagePaths.myAccount, 'guardian'),
  ]
}

function visitsOfTeacher(demo: BusyDemo): Visit[] {
  const { lessonDay, lessonId, assignmentId, toMarkAttemptId, classId } = demo
  const ofLesson = (name: string, path: (lessonId: string) => string): Visit => ({
    ...fixed(name, path(lessonId), 'teacher'),
    pattern: path(':lessonId'),
  })
  return [
    fixed('teaching-day-today', pagePaths.teaching, 'teacher'),
    {
      name: 'teaching-day',
      pattern: pagePaths.teachingOn(':on'),
      as: 'teacher',
      path: pagePaths.teachingOn(lessonDay),
    },
    ofLesson('lesson-plan', pagePaths.lessonPlan),
    {
      name: 'register',
      pattern: pagePaths.register(':lessonId'),
      as: 'teacher',
      path: pagePaths.register(demo.registerLessonId),
    },
    ofLesson('live-class-later', pagePaths.liveClass),
    ofLesson('live-replay-none', pagePaths.liveReplay),
    fixed('my-resources', pagePaths.myResources, 'teacher'),
    {
      name: 'write-resource',
      pattern: pagePaths.writeResource(':resourceId'),
      as: 'teacher',
      path: pagePaths.writeResource(demo.resourceId),
    },
    fixed('my-exercises', pagePaths.myExercises, 'teacher'),
    {
      name: 'write-exercise',
      pattern: pagePaths.writeExercise(':exerciseId'),
      as: 'teacher',
      path: pagePaths.writeExercise(demo.exerciseId),
    },
    {
      name: 'shared-resource',
      pattern: pagePaths.sharedResource(':resourceId'),
      as: 'teacher',
      path: pagePaths.sharedResource(demo.sharedResourceId),
    },
    {
      name: 'shared-exercise',
      pattern: pagePaths.sharedExercise(':exerciseId'),
      as: 'teacher',
      path: pagePaths.sharedExercise(demo.sharedExerciseId),
    },
    fixed('import-questions', pagePaths.importQuestions, 'teacher'),
    {
      name: 'follow-assignment',
      pattern: pagePaths.following(':assignmentId'),
      as: 'teacher',
      path: pagePaths.following(assignmentId),
    },
    fixed('enquiries', pagePaths.enquiries, 'teacher'),
    fixed('announcements', pagePaths.announcements, 'teacher'),
    fixed('signatures', pagePaths.signatures, 'teacher'),
    {
      name: 'working-groups',
      pattern: pagePaths.workingGroups(':courseId'),
      as: 'teacher',
      path: pagePaths.workingGroups(demo.gradedCourseId),
    },
    {
      name: 'work-plans',
      pattern: pagePaths.workPlans(':courseId'),
      as: 'teacher',
      path: pagePaths.workPlans(demo.planCourseId),
    },
    {
      name: 'class-glance',
      pattern: pagePaths.classGlance(':courseId'),
      as: 'teacher',
      path: pagePaths.classGlance(demo.gradedCourseId),
    },
    {
      name: 'hand-in-paper',
      pattern: pagePaths.paperCopy(':assignmentId', ':pupilId'),
      as: 'teacher',
      path: pagePaths.paperCopy(demo.begunAssignmentId, demo.pupil.personId),
    },
    {
      name: 'question-statistics',
      pattern: pagePaths.questionStatistics(':assignmentId'),
      as: 'teacher',
      path: pagePaths.questionStatistics(assignmentId),
    },
    {
      name: 'mark-attempt',
      pattern: pagePaths.marking(':attemptId'),
      as: 'teacher',
      path: pagePaths.marking(toMarkAttemptId),
    },
    {
      name: 'mark-question',
      pattern: pagePaths.markingQuestion(':attemptId', ':questionId'),
      as: 'teacher',
      path: pagePaths.markingQuestion(toMarkAttemptId, 'q9'),
    },
    fixed('gradebooks', pagePaths.gradebooks, 'teacher'),
    {
      name: 'gradebook',
      pattern: pagePaths.gradebook(':courseId'),
      as: 'teacher',
      path: pagePaths.gradebook(demo.gradedCourseId),
    },
    {
      name: 'appreciations',
      pattern: pagePaths.appreciations(':courseId'),
      as: 'teacher',
      path: pagePaths.appreciations(demo.gradedCourseId),
    },
    fixed('my-classes', pagePaths.myClasses, 'teacher'),
    {
      name: 'my-class',
      pattern: pagePaths.myClass(':classId'),
      as: 'teacher',
      path: pagePaths.myClass(classId),
    },
    {
      name: 'class-calls',
      pattern: pagePaths.classCalls(':classId'),
      as: 'teacher',
      path: pagePaths.classCalls(classId),
    },
    {
      name: 'class-log',
      pattern: pagePaths.classLog(':classId'),
      as: 'teacher',
      path: pagePaths.classLog(classId),
      further: lookAtMonth,
    },
    {
      name: 'course-log',
      pattern: pagePaths.courseLog(':courseId'),
      as: 'teacher',
      path: pagePaths.courseLog(demo.gradedCourseId),
      further: lookAtMonth,
    },
    {
      name: 'coming-paper',
      pattern: pagePaths.comingPaper(':courseId'),
      as: 'teacher',
      path: pagePaths.comingPaper(demo.gradedCourseId),
    },
    {
      name: 'reprise',
      pattern: pagePaths.reprise(':courseId'),
      as: 'teacher',
      path: pagePaths.reprise(demo.gradedCourseId),
    },
    {
      name: 'week-load',
      pattern: pagePaths.weekLoad(':classId'),
      as: 'teacher',
      path: pagePaths.weekLoad(classId),
    },
  ]
}

/** As the teacher and as a pupil sees it, while some of the class are there. */
function visitsOfClass({ openClass }: TouredDemo): Visit[] {
  const { gathers, lessonId, recordedLessonId } = openClass
  const ofClass = (name: string, as: Visitor): Visit => ({
    name,
    pattern: pagePaths.liveClass(':lessonId'),
    as,
    path: pagePaths.liveClass(lessonId),
    isLive: true,
    async further(page) {
      await gathers(new URL(page.url()).origin)
      // A class is open on one device at a time: the teacher's own is this one again.
      if (as === 'teacher') await page.reload()
      await page.locator('.live-paper').waitFor()
      await waitFor(async () => (await darkestInk(page)) ?? undefined, 'ink on the board')
    },
  })
  return [
    ofClass('live-class', 'teacher'),
    ofClass('live-class-pupil', 'pupil'),
    {
      name: 'live-replay',
      pattern: pagePaths.liveReplay(':lessonId'),
      as: 'pupil',
      path: pagePaths.liveReplay(recordedLessonId),
      // At its end, where all is on the board.
      further: (page) => page.getByRole('slider').press('End'),
    },
  ]
}

function visitsOfHead(demo: BusyDemo): Visit[] {
  const { classId, pupil } = demo
  const ofSchool = (name: string, pathOf: (uai: string) => string): Visit => ({
    name,
    pattern: pathOf(':uai'),
    as: 'head',
    path: pathOf(demoEcole),
  })
  return [
    fixed('school', pagePaths.school, 'head'),
    ofSchool('school-home', pagePaths.schoolHome),
    ofSchool('school-morning', pagePaths.morning),
    {
      name: 'school-home-empty',
      pattern: pagePaths.schoolHome(':uai'),
      as: 'newHead',
      path: pagePaths.schoolHome(demo.newSchool),
    },
    ofSchool('imports', pagePaths.imports),
    {
      name: 'import-preview',
      pattern: pagePaths.importRun(':uai', ':importId'),
      as: 'newHead',
      path: pagePaths.importRun(demo.newSchool, demo.importId),
      // It may still be read when one comes.
      further: (page) => page.getByRole('table').first().waitFor(),
    },
    {
      name: 'group',
      pattern: pagePaths.groupPage(':uai', ':groupId'),
      as: 'head',
      path: pagePaths.groupPage(demoEcole, demo.groupId),
    },
    ofSchool('classes', pagePaths.classes),
    ofSchool('moving-up', pagePaths.movingUp),
    {
      name: 'class',
      pattern: pagePaths.classPage(':uai', ':classId'),
      as: 'head',
      path: pagePaths.classPage(demoEcole, classId),
    },
    {
      name: 'class-cards',
      pattern: pagePaths.classCards(':classId'),
      as: 'head',
      path: pagePaths.classCards(classId),
    },
    {
      name: 'class-cards-sheet',
      pattern: pagePaths.classCards(':classId'),
      as: 'head',
      path: pagePaths.classCards(classId),
      part: '.card-page >> nth=0',
    },
    ofSchool('people', pagePaths.people),
    {
      name: 'person',
      pattern: pagePaths.person(':uai', ':personId'),
      as: 'head',
      path: pagePaths.person(demoEcole, pupil.personId),
    },
    ofSchool('guardians', pagePaths.guardians),
    {
      ...ofSchool('letters', pagePaths.letters),
      further: async (page) => {
        await page.locator('main form button[type=submit]').click()
        await page.locator('article.letter').first().waitFor()
      },
    },
    ofSchool('timetable', pagePaths.timetable),
    ofSchool('school-year', pagePaths.schoolYear),
    ofSchool('attendance', pagePaths.attendance),
    ofSchool('school-calls', pagePaths.schoolCalls),
    ofSchool('lesson-logs', pagePaths.lessonLogs),
    ofSchool('reports', pagePaths.reports),
    {
      name: 'class-reports',
      pattern: pagePaths.classReports(':classId'),
      as: 'head',
      path: pagePaths.classReports(classId),
      further: (page) => page.locator('main details summary').first().click(),
    },
    ofSchool('flags', pagePaths.flags),
    ofSchool('audit', pagePaths.audit),
  ]
}
