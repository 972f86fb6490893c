/**
 * The worker role: work that outlives a request, what is done every night, and the packs of the
 * coming days.
 */
import { sweepBlobs } from '#engine/blobs/sweep-blobs.ts'
import type { NewsHub } from '#engine/bus/news-hub.ts'
import { pruneChanges } from '#engine/database/change-feed.ts'
import type { Database } from '#engine/database/database.ts'
import { type JobRunner, runJobs } from '#engine/jobs/job-runner.ts'
import type { Log } from '#engine/log/log.ts'
import { forgetOldOutages } from '#pipes/outages/forget-old-outages.ts'
import { forgetOldArrivals } from '#pipes/waiting-room/forget-old-arrivals.ts'
import { forgetOldPasses } from '#pipes/waiting-room/forget-old-passes.ts'
import { forgetOldSubmissions } from '#school/attempts/forget-old-submissions.ts'
import { forgetPhotoParts } from '#school/attempts/forget-photo-parts.ts'
import { forgetOldAttendance } from '#school/attendance/forget-old-attendance.ts'
import { startPackBuilder } from '#school/day-packs/pack-jobs.ts'
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
import { forgetWaitingUploads } from '#school/roster/forget-waiting-uploads.ts'
import { rosterJobs } from '#school/roster/roster-jobs.ts'
import { forgetShares } from '#school/sharing/forget-shares.ts'
import { forgetOldSignIns } from '#school/sign-in/forget-old-sign-ins.ts'
import type { SchoolTables } from '#school/tables.ts'
import { forgetOldWorkPlans } from '#school/work-plans/forget-old-work-plans.ts'
import { forgetWorkingGroups } from '#school/working-groups/forget-working-groups.ts'
import { blobColumns } from './blob-columns.ts'
import type { SchoolContext } from './school-routes.ts'
import { pipesOf } from './waiting-room.ts'

/** Every night at 3:17, UTC: nobody works, and no other machine chose the same minute. */
const nightly = '17 3 * * *'
/** News in the change feed are of no use after this. */
const changesKeptMs = 7 * 86_400_000

export async function startWorker(given: {
  readonly database: Database<SchoolTables>
  readonly context: SchoolContext
  readonly news: NewsHub
  readonly log: Log
}): Promise<JobRunner> {
  const { context, database, log } = given
  const jobs = await runJobs({
    source: database.source,
    log,
    handlers: {
      ...rosterJobs(context),
      forget: async () => {
        const counts = {
          ...(await closePastYears(context)),
          ...(await forgetOldSubmissions(context)),
          ...(await forgetOldGrades(context)),
          ...(await forgetOldLogs(context)),
          ...(await forgetOldReports(context)),
          ...(await forgetOldReprises(context)),
          ...(await forgetOldEnquiries(context)),
          ...(await forgetOldAnnouncements(context)),
          ...(await forgetOldSignatures(context)),
          ...(await forgetOldWorkPlans(context)),
          ...(await forgetPhotoParts(context)),
          ...(await forgetKeptComments(context)),
          ...(await forgetOldAttendance(context)),
          ...(await forgetLiveClasses(context)),
          ...(await forgetShares(context)),
          ...(await forgetEarlierDrafts(context)),
          ...(await forgetAdjustments(context)),
          ...(await forgetWorkingGroups(context)),
          ...(await forgetDepartedPeople(context)),
          // Before the lines of imports, which name what was uploaded.
          ...(await forgetWaitingUploads(context)),
          ...(await forgetOldLines(context)),
          ...(await forgetOldSignIns(context)),
          ...(await forgetCalendarFeeds(context)),
          ...(await forgetOldSubstitutions(context)),
          ...(await forgetOldDistance(context)),
          ...(await forgetOldAbsences(context)),
          ...(await forgetOldArrivals({ db: pipesOf(context.db), clock: context.clock })),
          ...(await forgetOldPasses({ db: pipesOf(context.db), clock: context.clock })),
          ...(await forgetOldOutages({ db: pipesOf(context.db), clock: context.clock })),
          // After all that deletes rows.
          ...(await sweepBlobs({ ...context, columns: blobColumns })),
        }
        await pruneChanges(database.kysely, changesKeptMs)
        log.info({ counts }, 'forgot what its time was over for')
      },
    },
    timetable: [{ name: 'forget', at: nightly }],
  })
  const packs = startPackBuilder(context, given.news)
  return {
    async stop() {
      await Promise.all([packs.stop(), jobs.stop()])
    },
  }
}
