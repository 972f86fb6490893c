/** Imports an école's three ONDE extractions, and opens the école. */
import { dayOf } from '#kernel/calendar-day.ts'
import { uaiTimeZone } from '#school/people/uai-time-zone.ts'
import type { RoomContext } from '#school/room-context.ts'
import { applyRoster, type ImportOptions } from './apply-roster.ts'
import { buildReport } from './import-report.ts'
import type { ImportOutcome } from './import-transaction.ts'
import { type OndeFiles, readOnde } from './onde-reader.ts'
import { type RosterItem, recordItem, warningItem } from './roster-record.ts'
import { hasRightLetter, readUai, uaiWarning } from './uai-code.ts'

export async function importOnde(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  files: OndeFiles,
  /** `timeZone`: the operator's setting, for an école that nobody knows and whose code does not tell it. */
  options: ImportOptions & { readonly timeZone?: string },
): Promise<ImportOutcome> {
  const uai = readUai(files.uai)
  if (uai === null) {
    const reason = `« ${files.uai} » n’est pas un code UAI : il faut 7 chiffres et une lettre.`
    const refusal = { code: 'school_unknown', reason } as const
    return { report: buildReport().finish(), refusal, applied: false }
  }
  const known = await context.db
    .selectFrom('school')
    .select('uai')
    .where('uai', '=', uai)
    .executeTakeFirst()
  const set = {
    source: 'onde',
    items: withSchool({ ...files, uai }, known !== undefined, options.timeZone ?? 'Europe/Paris'),
    day: dayOf(context.clock.now(), 'Europe/Paris'),
    holdsAllPupils: true,
    holdsAllStaff: true,
    schoolUai: uai,
  } as const
  return applyRoster(context, set, options)
}

/** The files say nothing of the école itself: the directory does, or else its code must do. */
function* withSchool(files: OndeFiles, isKnown: boolean, timeZone: string): Generator<RosterItem> {
  const { uai } = files
  const place = { file: files.pupils.name, line: 1 }
  if (!hasRightLetter(uai)) yield uaiWarning(place, 'UAI', uai)
  if (!isKnown) {
    const message = `L’école « ${uai} » n’est pas dans l’annuaire importé : son nom et sa zone de vacances restent à indiquer.`
    yield warningItem(place, 'UAI', 'school_not_in_directory', message)
  }
  yield recordItem(
    {
      kind: 'school',
      key: uai,
      uai,
      name: `École ${uai}`,
      schoolKind: 'primaire',
      kindLabel: null,
      sector: null,
      address: null,
      postcode: null,
      commune: null,
      departmentCode: null,
      academy: null,
      phone: null,
      email: null,
      zone: null,
      timeZone: uaiTimeZone(uai, timeZone),
      sourceState: null,
      opens: true,
    },
    place,
  )
  yield* readOnde(files)
}
