/**
 * The worker role: work that outlives a request, what is done every night, and the packs of the
 * coming days.
 */
import type { NewsHub } from '#engine/bus/news-hub.ts'
import type { Database } from '#engine/database/database.ts'
import { type JobRunner, runJobs } from '#engine/jobs/job-runner.ts'
import type { Log } from '#engine/log/log.ts'
import { startPackBuilder } from '#school/day-packs/pack-jobs.ts'
import { rosterJobs } from '#school/roster/roster-jobs.ts'
import type { SchoolTables } from '#school/tables.ts'
import { forgetByNight } from './forget-by-night.ts'
import type { SchoolContext } from './school-routes.ts'

/** Every night at 3:17, UTC: nobody works, and no other machine chose the same minute. */
const nightly = '17 3 * * *'

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
        const { counts, errors } = await forgetByNight(context)
        log.info({ counts }, 'forgot what its time was over for')
        for (const err of errors) log.error({ err }, 'a rule of forgetting failed')
        if (errors.length > 0) throw new AggregateError(errors, 'not everything could be forgotten')
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
