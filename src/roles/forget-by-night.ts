/**
 * What every night forgets and closes, in all rooms. A rule that fails, because a statement ran out of time or a row is one
 * that nobody foresaw, keeps none of the others from being done: children's data does not outlive its time by it.
 */
import { sweepBlobs } from '#engine/blobs/sweep-blobs.ts'
import { pruneChanges } from '#engine/database/change-feed.ts'
import { forgetOldOutages } from '#pipes/outages/forget-old-outages.ts'
import { forgetOldArrivals } from '#pipes/waiting-room/forget-old-arrivals.ts'
import { forgetOldPasses } from '#pipes/waiting-room/forget-old-passes.ts'
import { forgetOldSubmissions } from '#school/attempts/forget-old-submissions.ts'
import { forgetPhotoParts } from '#school/attempts/forget-photo-parts.ts'
import { forgetOldAttendance } from '#school/attendance/forget-old-attendance.ts'
import { forgetOldDistance } from '#school/distance-days/forget-old-distance.ts'
import { forgetOldGrades } from '#school/grades/forget-old-grades.ts'
import { forgetOldLogs } from '#school/lesson-log/forget-old-logs.ts'
import { forgetCalendarFeeds } from '#school/lessons/forget-calendar-feeds.ts'
import { forgetOldAbsences } from '#school/lessons/forget-old-absences.ts'
import { forgetOldSubstitutions } from '#school/lessons/forget-old-substitutions.ts'
import { forgetLiveClasses } from '#school/live/forget-live-classes.ts'
import { forgetKeptComments } from '#school/marking/forget-kept-comments.ts'
import { forgetOldAnnouncements } from '#school/messages/forget-old-announcements.ts'
import { forgetOldEnquiries } from '#school/messages/forget-old-enquiries.ts'
import { forgetOldSignatures } from '#school/messages/forget-old-signatures.ts'
import { closePastYears } from '#school/people/close-past-years.ts'
import { forgetAdjustments } from '#school/people/forget-adjustments.ts'
import { forgetDepartedPeople } from '#school/people/forget-departed-people.ts'
import { forgetOldLines } from '#school/people/forget-old-lines.ts'
import { forgetOldReports } from '#school/reports/forget-old-reports.ts'
import { forgetOldReprises } from '#school/reprises/forget-old-reprises.ts'
import { forgetEarlierDrafts } from '#school/resources/forget-earlier-drafts.ts'
import { forgetUnnamedFiles } from '#school/resources/forget-unnamed-files.ts'
import { forgetWaitingUploads } from '#school/roster/forget-waiting-uploads.ts'
import { forgetShares } from '#school/sharing/forget-shares.ts'
import { forgetOldSignIns } from '#school/sign-in/forget-old-sign-ins.ts'
import { forgetOldWorkPlans } from '#school/work-plans/forget-old-work-plans.ts'
import { forgetWorkingGroups } from '#school/working-groups/forget-working-groups.ts'
import { blobColumns } from './blob-columns.ts'
import type { SchoolContext } from './school-routes.ts'
import { pipesOf } from './waiting-room.ts'

/** What was forgotten, by name; absent: its rule failed. */
export type Forgotten = Readonly<Record<string, number>>

type Rule = (context: SchoolContext) => Promise<Forgotten>

/** News in the change feed are of no use after this. */
const changesKeptMs = 7 * 86_400_000

const rules: readonly Rule[] = [
  closePastYears,
  forgetOldSubmissions,
  forgetOldGrades,
  forgetOldLogs,
  forgetOldReports,
  forgetOldReprises,
  forgetOldEnquiries,
  forgetOldAnnouncements,
  forgetOldSignatures,
  forgetOldWorkPlans,
  forgetPhotoParts,
  forgetKeptComments,
  forgetOldAttendance,
  forgetLiveClasses,
  forgetShares,
  forgetEarlierDrafts,
  // After what was forgotten of the states that name files.
  forgetUnnamedFiles,
  forgetAdjustments,
  forgetWorkingGroups,
  forgetDepartedPeople,
  async (context) => ({
    ...(await forgetWaitingUploads(context)),
    // After the uploads, which its lines name.
    ...(await forgetOldLines(context)),
  }),
  forgetOldSignIns,
  forgetCalendarFeeds,
  forgetOldSubstitutions,
  forgetOldDistance,
  forgetOldAbsences,
  ({ clock, db }) => forgetOldArrivals({ db: pipesOf(db), clock }),
  ({ clock, db }) => forgetOldPasses({ db: pipesOf(db), clock }),
  ({ clock, db }) => forgetOldOutages({ db: pipesOf(db), clock }),
  // After all that deletes rows.
  (context) => sweepBlobs({ ...context, columns: blobColumns }),
  async ({ db }) => {
    await pruneChanges(db, changesKeptMs)
    return {}
  },
]

/** Every rule once, in turn; the errors of those that failed, to be tried again. */
export async function forgetByNight(
  context: SchoolContext,
): Promise<{ readonly counts: Forgotten; readonly errors: readonly unknown[] }> {
  const counts: Record<string, number> = {}
  const errors: unknown[] = []
  for (const rule of rules) {
    try {
      Object.assign(counts, await rule(context))
    } catch (error) {
      errors.push(error)
    }
  }
  return { counts, errors }
}
