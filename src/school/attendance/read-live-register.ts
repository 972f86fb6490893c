/** Puts the register of a live class together, for the screen and for a spreadsheet. */
import {
  type LeavingHow,
  type LiveRegister,
  type LiveStay,
  liveStaysMax,
} from '#contract/live-register.ts'
import type { RoomRole } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import { csvCell } from '#school/roster/import-report.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { readRegisterRows, type StayRow } from './live-register-store.ts'
import { readRegisterLesson } from './register-store.ts'

export async function readLiveRegister(
  db: AttendanceRoom['db'],
  lessonId: Id,
): Promise<LiveRegister> {
  const rows = await readRegisterRows(db, lessonId, liveStaysMax + 1)
  const byPerson = Map.groupBy(rows.slice(0, liveStaysMax), ({ personId }) => personId)
  return {
    people: [...byPerson].flatMap(([id, stays]) => {
      const [first] = stays
      if (first === undefined) return []
      return [{ id, name: first.name, role: first.role, stays: stays.map(presentStay) }]
    }),
    isWhole: rows.length <= liveStaysMax,
  }
}

export function presentStay({ cameAt, enteredAt, leftAt, how }: StayRow): LiveStay {
  return {
    cameAt: cameAt.toISOString(),
    enteredAt: enteredAt?.toISOString() ?? null,
    leftAt: leftAt?.toISOString() ?? null,
    how,
  }
}

const roles: Readonly<Record<RoomRole, string>> = {
  teacher: 'enseignant',
  adult: 'adulte de la séance',
  guest: 'invité',
  pupil: 'élève',
}

const hows: Readonly<Record<LeavingHow, string>> = {
  left: 'parti',
  lost: 'connexion perdue',
  moved: 'autre appareil',
  removed: 'sorti par un adulte',
  ended: 'classe terminée',
  refused: 'plus d’accès',
  going: 'serveur relancé',
}

const headers = ['Nom', 'Rôle', 'Arrivée', 'Entrée', 'Sortie', 'Comment']

/**
 * UTF-8 with a byte order mark, semicolons, CRLF, times of the school's clock; no cell is a formula.
 * Who took it stands in the audit. `not_found`: no such lesson.
 */
export async function exportLiveRegister(
  { db }: Pick<AttendanceRoom, 'db'>,
  { actorId, lessonId }: { readonly actorId: Id; readonly lessonId: Id },
): Promise<Result<{ readonly text: string; readonly onDate: string }>> {
  const lesson = await readRegisterLesson(db, lessonId)
  if (lesson === null) return refuse('not_found')
  const { onDate, schoolUai, timeZone } = lesson
  const rows = await readRegisterRows(db, lessonId, liveStaysMax)
  const clock = new Intl.DateTimeFormat('fr-FR', { timeZone, timeStyle: 'medium' })
  const time = (at: Date | null): string => (at === null ? '' : clock.format(at))
  const lines = rows.map(({ name, role, cameAt, enteredAt, leftAt, how }) => [
    name,
    roles[role],
    time(cameAt),
    time(enteredAt),
    time(leftAt),
    how === null ? '' : hows[how],
  ])
  await writeAuditLine(db, {
    schoolUai,
    actorId,
    action: 'live_register_exported',
    detail: { startsOn: onDate },
  })
  const text = [headers, ...lines].map((line) => line.map(csvCell).join(';')).join('\r\n')
  return accept({ text: `\ufeff${text}\r\n`, onDate })
}
