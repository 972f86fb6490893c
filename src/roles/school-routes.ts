/** All doors of the school, room by room, in the order of the rooms. */
import type { Route } from '#engine/http/route.ts'
import { assignmentPupilRoutes } from '#school/assignments/assignment-pupil-routes.ts'
import { assignmentRoutes } from '#school/assignments/assignment-routes.ts'
import { teamRoutes } from '#school/assignments/team-routes.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import { attemptRoutes } from '#school/attempts/attempt-routes.ts'
import { lateRulingRoutes } from '#school/attempts/late-ruling-routes.ts'
import { paperRoutes } from '#school/attempts/paper-routes.ts'
import type { AttendanceRoom } from '#school/attendance/attendance-context.ts'
import { attendanceRoutes } from '#school/attendance/attendance-routes.ts'
import { familyCallRoutes } from '#school/attendance/family-call-routes.ts'
import { liveRegisterRoutes } from '#school/attendance/live-register-routes.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import type { PackContext } from '#school/day-packs/pack-context.ts'
import { packRoutes } from '#school/day-packs/pack-routes.ts'
import { distanceRoutes } from '#school/distance-days/distance-routes.ts'
import { copyExercisesInside } from '#school/exercises/copy-exercise.ts'
import { authorOfExercise } from '#school/exercises/exercise-access.ts'
import { exerciseRoutes } from '#school/exercises/exercise-routes.ts'
import { exerciseSharingRoutes } from '#school/exercises/exercise-sharing-routes.ts'
import { readPublishedAmong } from '#school/exercises/exercise-store.ts'
import { followingRoutes } from '#school/following/following-routes.ts'
import { ownWorkRoutes } from '#school/following/own-work-routes.ts'
import { gradeRoutes } from '#school/grades/grade-routes.ts'
import { lessonLogRoutes } from '#school/lesson-log/lesson-log-routes.ts'
import { absenceRoutes } from '#school/lessons/absence-routes.ts'
import { lessonClashRoutes } from '#school/lessons/lesson-clash-routes.ts'
import { lessonRoutes } from '#school/lessons/lesson-routes.ts'
import { substituteRoutes } from '#school/lessons/substitute-routes.ts'
import { swapRoutes } from '#school/lessons/swap-routes.ts'
import { weekRoutes } from '#school/lessons/week-routes.ts'
import { flagRoutes } from '#school/live/flag-routes.ts'
import { lineTestRoutes } from '#school/live/line-test-routes.ts'
import { liveRoutes } from '#school/live/live-routes.ts'
import { slideRoutes } from '#school/live/slide-routes.ts'
import { keptCommentRoutes } from '#school/marking/kept-comment-routes.ts'
import { markingRoutes } from '#school/marking/marking-routes.ts'
import { resultRoutes } from '#school/marking/result-routes.ts'
import { spokenCommentRoutes } from '#school/marking/spoken-comment-routes.ts'
import { announcementRoutes } from '#school/messages/announcement-routes.ts'
import { enquiryRoutes } from '#school/messages/enquiry-routes.ts'
import { signatureRoutes } from '#school/messages/signature-routes.ts'
import type { Caller } from '#school/people/caller.ts'
import { meRoutes } from '#school/people/me-routes.ts'
import { peopleRoutes } from '#school/people/people-routes.ts'
import { questionBankRoutes } from '#school/question-banks/question-bank-routes.ts'
import { reportRoutes } from '#school/reports/report-routes.ts'
import { repriseRoutes } from '#school/reprises/reprise-routes.ts'
import { resourceFileRoutes } from '#school/resources/file-routes.ts'
import { formulaRoutes } from '#school/resources/formula-routes.ts'
import { authorOfResource } from '#school/resources/resource-access.ts'
import { resourceRoutes } from '#school/resources/resource-routes.ts'
import { resourceSharingRoutes } from '#school/resources/resource-sharing-routes.ts'
import { resourceStateRoutes } from '#school/resources/resource-state-routes.ts'
import { rosterRoutes } from '#school/roster/roster-routes.ts'
import { searchRoutes } from '#school/sharing/search-routes.ts'
import { sharingRoutes } from '#school/sharing/sharing-routes.ts'
import type { SignInContext } from '#school/sign-in/sign-in-context.ts'
import { signInRoutes } from '#school/sign-in/sign-in-routes.ts'
import { lessonCalendarRoutes } from '#school/timetable/lesson-calendar-routes.ts'
import { timetableRoutes } from '#school/timetable/timetable-routes.ts'
import { workPlanRoutes } from '#school/work-plans/work-plan-routes.ts'
import { workingGroupRoutes } from '#school/working-groups/working-group-routes.ts'
import type { OutageWatch } from './outage-watch.ts'

export type SchoolContext = AttemptContext &
  SignInContext &
  PackContext &
  AttendanceRoom & {
    /** The signs of life that the doors give while they are open. */
    readonly outageWatch: OutageWatch
  }

export function schoolRoutes(context: SchoolContext): Route<Caller>[] {
  return [
    ...meRoutes(context),
    ...peopleRoutes(context),
    ...signInRoutes(context),
    ...rosterRoutes(context),
    ...timetableRoutes(context),
    ...lessonRoutes(context),
    ...swapRoutes(context),
    ...lessonClashRoutes(context),
    ...lessonCalendarRoutes(context),
    ...weekRoutes(context),
    ...distanceRoutes(context),
    ...absenceRoutes(context),
    ...substituteRoutes(context),
    ...workingGroupRoutes(context),
    ...searchRoutes(context),
    ...resourceRoutes(context, (exerciseIds) => readPublishedAmong(context.db, exerciseIds)),
    ...sharingRoutes(context, 'resource', authorOfResource(context.db)),
    ...resourceSharingRoutes(context, copyExercisesInside),
    ...resourceFileRoutes(context),
    ...formulaRoutes(),
    ...resourceStateRoutes(context),
    ...exerciseRoutes(context),
    ...sharingRoutes(context, 'exercise', authorOfExercise(context.db)),
    ...exerciseSharingRoutes(context),
    ...assignmentRoutes(context),
    ...assignmentPupilRoutes(context),
    ...teamRoutes(context),
    ...attemptRoutes(context),
    ...paperRoutes(context),
    ...lateRulingRoutes(context),
    ...markingRoutes(context),
    ...resultRoutes(context),
    ...keptCommentRoutes(context),
    ...spokenCommentRoutes(context),
    ...ownWorkRoutes(context),
    ...followingRoutes(context),
    ...repriseRoutes(context, readPublishedAmong),
    ...questionBankRoutes(context),
    ...gradeRoutes(context),
    ...enquiryRoutes(context),
    ...announcementRoutes(context),
    ...signatureRoutes(context),
    ...workPlanRoutes(context),
    ...dayRoutes(context),
    ...lessonLogRoutes(context),
    ...attendanceRoutes(context),
    ...familyCallRoutes(context),
    ...liveRegisterRoutes(context),
    ...reportRoutes(context),
    ...liveRoutes(context),
    ...flagRoutes(context),
    ...slideRoutes(context),
    ...lineTestRoutes(context),
    ...packRoutes(context),
  ]
}
