/** Rows of lines of live classes that somebody pointed out: written with the flag, kept longer than the log. */
import { sql } from 'kysely'
import type { FlaggedLine } from '#contract/live-flags.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { NewEvent } from './live-room-store.ts'

/** Copies the lines from the log, and notes who pointed them out; what is there already stays. */
export async function insertFlags(db: SchoolDatabase, events: readonly NewEvent[]): Promise<void> {
  const flags = events.flatMap(({ event: { act, at, by }, lessonId }) =>
    act.kind === 'flag' ? [{ lessonId, seq: act.seq, by, at: new Date(at) }] : [],
  )
  const lessonIds = flags.map(({ lessonId }) => lessonId)
  const seqs = flags.map(({ seq }) => seq)
  await sql`
    insert into live_flagged_line (lesson_id, seq, school_uai, said_by, said_at, said_to, words)
    select said.lesson_id, said.seq, live_room.school_uai, member.person_id, said.at,
      said.act->>'to', said.act->>'words'
    from (select distinct * from unnest(${lessonIds}::uuid[], ${seqs}::integer[])) as flag (lesson_id, seq)
    join live_event said using (lesson_id, seq)
    join live_room using (lesson_id)
    join live_member member on member.lesson_id = said.lesson_id and member.number = said.by_member
    on conflict do nothing`.execute(db)
  await sql`
    insert into live_flag (lesson_id, seq, flagged_by, flagged_at)
    select flag.lesson_id, flag.seq, member.person_id, flag.at
    from unnest(${lessonIds}::uuid[], ${seqs}::integer[], ${flags.map(({ by }) => by)}::integer[],
      ${flags.map(({ at }) => at)}::timestamptz[]) as flag (lesson_id, seq, by_member, at)
    join live_member member
      on member.lesson_id = flag.lesson_id and member.number = flag.by_member
    on conflict do nothing`.execute(db)
}

/** The newest first, at most `max`; with `before`, the place of a line, those after it alone. */
export async function readFlaggedLines(
  db: SchoolDatabase,
  of: { readonly uai: string; readonly before: string | null; readonly max: number },
): Promise<FlaggedLine[]> {
  const [saidMs, lessonId = null, seq = null] = of.before?.split('_') ?? []
  const saidAt = saidMs === undefined ? null : new Date(Number(saidMs))
  const { rows } = await sql<Omit<FlaggedLine, 'saidAt'> & { saidAt: Date }>`
    select line.lesson_id as "lessonId", line.seq, course.name as "courseName",
      ${shownName()} as "saidBy", line.said_at as "saidAt", line.said_to as "saidTo", line.words,
      (
        select array_agg(by_name order by flagged_at)
        from (
          select ${shownName('flagger')} as by_name,
            flag.flagged_at
          from live_flag flag join person flagger on flagger.id = flag.flagged_by
          where flag.lesson_id = line.lesson_id and flag.seq = line.seq
        ) as flaggers
      ) as "flaggedBy"
    from live_flagged_line line
    join lesson on lesson.id = line.lesson_id
    join course on course.id = lesson.course_id
    join person on person.id = line.said_by
    where line.school_uai = ${of.uai}
      and (${saidAt}::timestamptz is null
        or (line.said_at, line.lesson_id, line.seq)
          < (${saidAt}::timestamptz, ${lessonId}::uuid, ${seq}::integer))
    order by line.said_at desc, line.lesson_id desc, line.seq desc
    limit ${of.max}`.execute(db)
  return rows.map((row) => ({ ...row, saidAt: row.saidAt.toISOString() }))
}

export async function deleteFlagsBefore(db: SchoolDatabase, before: Date): Promise<number> {
  const gone = await db
    .deleteFrom('live_flagged_line')
    .where('said_at', '<', before)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Whether any of the events points a line out. */
export function hasFlag(events: readonly NewEvent[]): boolean {
  return events.some(({ event }) => event.act.kind === 'flag')
}
