/** A recorded class as it may be seen at this moment: computed from the log and today's consents. */
import { recordingKeptDays } from '#contract/live-recording.ts'
import type { Replay } from '#contract/live-replay.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { findRoomRole } from './live-access.ts'
import type { LiveContext } from './live-context.ts'
import { type MemberRow, readLiveLesson, readMemberRows } from './live-member-store.ts'
import { readWholeLog } from './live-room-store.ts'
import { mayBeRecorded, type RecordedPeople } from './may-be-recorded.ts'
import { readAgreeing } from './recording-consent-store.ts'
import { type KeptVoice, readGaps, readVoices } from './recording-store.ts'
import { findSpans, isWithin, replayEvents } from './replay-events.ts'

type Context = Pick<LiveContext, 'db' | 'clock'>

const dayMs = 86_400_000

/** People of the class of `:lessonId`, and guardians of its pupils. */
export function viewersOfReplay(context: Context): SchoolAccess {
  return callerWho(
    'pupils of the course, their guardians, its teachers, who stands in for them, and invited guests',
    async (caller, { lessonId = '' }) => {
      const lesson = await readLiveLesson(context.db, lessonId)
      if (lesson === null) return false
      const children = [...caller.children.values()]
      if (children.some(({ courseIds }) => courseIds.has(lesson.courseId))) return true
      return (await findRoomRole(context, caller, lesson)) !== null
    },
  )
}

function peopleOf(rows: readonly MemberRow[], agreeing: ReadonlyMap<number, number>) {
  const roles = new Map(rows.map(({ number, role }) => [number, role]))
  return { agreeing, roleOf: (member) => roles.get(member) ?? null } satisfies RecordedPeople
}

/** `not_found`: the class was not recorded, or its recording is gone. */
export async function readReplay(
  { db }: Pick<Context, 'db'>,
  lessonId: Id,
): Promise<Result<Replay>> {
  const lesson = await readLiveLesson(db, lessonId)
  const gaps = await readGaps(db, lessonId)
  if (lesson === null || gaps === null) return refuse('not_found')
  const log = await readWholeLog(db, lessonId)
  const kept = await readVoices(db, lessonId)
  const rows = await readMemberRows(db, lessonId)
  // Asked last: who withdraws meanwhile is not in it.
  const people = peopleOf(rows, await readAgreeing(db, lessonId))
  const ends = [...kept, ...gaps].map(({ until }) => until)
  const endMs = Math.max(log.at(-1)?.at ?? 0, ...ends)
  const spans = findSpans(log, endMs)
  const events = replayEvents(log, spans, people)
  const voices = kept.filter(({ from, member }) => mayBeRecorded(people, member, from))
  const named = new Set([...events.map(({ by }) => by), ...voices.map(({ member }) => member)])
  return accept({
    courseName: lesson.courseName,
    goesAt: new Date(lesson.endsAt.getTime() + recordingKeptDays * dayMs).toISOString(),
    spans,
    gaps,
    members: rows
      .filter(({ number }) => named.has(number))
      .map(({ name, number, role }) => ({ member: number, name, role })),
    events: events.filter(({ act, at }) => act.kind !== 'record' || isWithin(spans, at)),
    voices: voices.map(({ blobKey: _, ...voice }) => voice),
  })
}

/** The piece of a voice where it may be heard now. */
export async function findReplayVoice(
  { db }: Pick<Context, 'db'>,
  lessonId: Id,
  voiceId: Id,
): Promise<KeptVoice | null> {
  const [voice] = await readVoices(db, lessonId, voiceId)
  if (voice === undefined) return null
  const rows = await readMemberRows(db, lessonId)
  const people = peopleOf(rows, await readAgreeing(db, lessonId))
  return mayBeRecorded(people, voice.member, voice.from) ? voice : null
}
