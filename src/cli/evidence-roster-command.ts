/**
 * `./preau evidence-roster`: who was enrolled in this installation, and whom its lessons called, as the
 * two files that `./preau evidence` takes. Kept beside a verdict, they let anybody compute it again.
 */
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { createLog } from '#engine/log/log.ts'
import type { Id } from '#kernel/ids.ts'
import { readCalledLessons, readOpenSchools } from '#school/lessons/called-lessons-store.ts'
import { readEnrolled } from '#school/people/enrolled-store.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { withCell } from './open-cell.ts'
import { readInterval } from './read-instant.ts'
import { say } from './say.ts'

interface Flags {
  readonly from: string
  readonly to: string
}

interface Interval {
  readonly from: Date
  readonly to: Date
}

export function addEvidenceRosterCommand(program: Command): void {
  program
    .command('evidence-roster')
    .description(
      'Écrire les inscrits et les cours de cette installation pour un verdict, sans aucun nom / write who is enrolled and which lessons there were, without any name, for a verdict',
    )
    .requiredOption('--from <instant>', 'début, ISO 8601 avec décalage / start, with offset')
    .requiredOption('--to <instant>', 'fin, non comprise / end, not included')
    .argument('<dossier>', 'où écrire roster.csv et timetable.csv / where to write them')
    .action(run)
}

async function run(folder: string, flags: Flags): Promise<void> {
  const { from, to } = readInterval(flags.from, flags.to)
  const config = loadConfig(processEnvironment())
  const log = createLog({ level: config.logLevel, destination: process.stderr })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const interval = { from: new Date(from), to: new Date(to) }
  const [roster, timetable] = [join(folder, 'roster.csv'), join(folder, 'timetable.csv')]
  const counts = await withCell(config, log, async ({ database: { kysely } }) => {
    const meeting = new Set<Id>()
    const lessons = lessonRows(kysely, interval, meeting)
    return {
      lessons: await writeRows(timetable, 'school,class,start,end', lessons),
      people: await writeRows(
        roster,
        'person,school,class,role',
        rosterRows(kysely, interval, [...meeting]),
      ),
    }
  })
  const command = `./preau evidence ${config.dataDir} --from ${flags.from} --to ${flags.to} --roster ${roster} --timetable ${timetable}`
  say({
    french: `${roster} : ${counts.people} lignes. ${timetable} : ${counts.lessons} lignes. Aucun nom, mais des numéros de comptes : gardez ces fichiers avec le verdict, et détruisez-les avec les clés de ces jours. Ensuite :\n${command}`,
    english: `${counts.people} rows of people, ${counts.lessons} of lessons; no names, but numbers of accounts: keep the files with the verdict, and destroy them with the keys of those days. The command above comes next.`,
  })
}

/** Under its name only once it is whole. Gives how many rows there are. */
async function writeRows(
  path: string,
  header: string,
  rows: AsyncGenerator<string>,
): Promise<number> {
  const draft = `${path}.partial`
  let count = 0
  async function* lines() {
    yield `${header}\n`
    for await (const row of rows) {
      count += 1
      yield `${row}\n`
    }
  }
  try {
    await pipeline(Readable.from(lines()), createWriteStream(draft, { mode: 0o600 }))
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
  return count
}

/** Accounts that are read at once. */
const pageSize = 20_000

async function* rosterRows(
  db: SchoolDatabase,
  interval: Interval,
  meeting: readonly Id[],
): AsyncGenerator<string> {
  for (let after: Id | null = null; ; ) {
    const page = { ...interval, meeting, after, limit: pageSize }
    const { last, rows } = await readEnrolled(db, page)
    for (const { accountId, calledBy, role, schoolUai } of rows) {
      yield `${accountId},${schoolUai},${calledBy ?? ''},${role}`
    }
    if (last === null) return
    after = last
  }
}

/** Lessons around the interval too: they call people before they begin, and after they end. */
const marginMs = 86_400_000

/** Adds to `meeting` whom they call. */
async function* lessonRows(
  db: SchoolDatabase,
  { from, to }: Interval,
  meeting: Set<Id>,
): AsyncGenerator<string> {
  const around = {
    from: new Date(from.getTime() - marginMs),
    to: new Date(to.getTime() + marginMs),
  }
  for (const uai of await readOpenSchools(db, to)) {
    for (const { calledBy, endsAt, startsAt } of await readCalledLessons(db, uai, around)) {
      meeting.add(calledBy)
      yield `${uai},${calledBy},${startsAt.toISOString()},${endsAt.toISOString()}`
    }
  }
}
