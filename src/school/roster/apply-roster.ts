/**
 * Applies the records of a roster, kind by kind in the order in which they need each other, then
 * ends what the files no longer name.
 */
import { publishChange } from '#engine/database/change-feed.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { rightsTopic } from '#school/people/remember-caller.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { adoptByHand } from './adopt-by-hand.ts'
import { adoptCorrected } from './adopt-corrected.ts'
import {
  applyBodies,
  applyCodes,
  applyMemberships,
  applySchools,
  applyTeachings,
} from './apply-bodies.ts'
import { applyDepartures } from './apply-departures.ts'
import { applyLinks } from './apply-links.ts'
import { applyPeople } from './apply-people.ts'
import { type ApplyRun, minting } from './apply-run.ts'
import type { ImportScope } from './departures-store.ts'
import { changesOf, type ImportReport, type ReportBuilder } from './import-report.ts'
import { type ImportOutcome, type ImportRefusal, runImport } from './import-transaction.ts'
import { ensureSchoolYears } from './imported-year-store.ts'
import { keepImportRun } from './keep-import-run.ts'
import type { RosterItem, RosterSource } from './roster-record.ts'
import { createStage, stageItems } from './roster-stage-store.ts'

/** What every import is told besides its files. */
export interface ImportOptions {
  readonly dryRun: boolean
  /** True: a person has said that the many departures are true. */
  readonly acceptDepartures: boolean
  /** The head who imports; null for the command. */
  readonly actorId: Id | null
  /** The run's id, where its row is already there. */
  readonly runId?: Id | undefined
  /** 0 to 100, as work goes on. */
  readonly onProgress?: ((percent: number) => void) | undefined
}

export interface RosterSet {
  readonly source: RosterSource
  /** What the readers yield. */
  readonly items: Iterable<RosterItem> | AsyncIterable<RosterItem>
  /** The day that the files speak of: it decides the school year. */
  readonly day: Day
  /** Whether absence from the files means departure. */
  readonly holdsAllPupils: boolean
  readonly holdsAllStaff: boolean
  /** The one school of the set; null for several. */
  readonly schoolUai: string | null
}

export function applyRoster(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  roster: RosterSet,
  options: ImportOptions,
): Promise<ImportOutcome> {
  return runImport(context, {
    dryRun: options.dryRun,
    work: (trx, report) => applyInside(trx, context, roster, options, report),
    keep: (trx, report) => finishRun(trx, context, roster, options, report),
  })
}

async function applyInside(
  trx: SchoolTransaction,
  context: Pick<RoomContext, 'clock' | 'random'>,
  roster: RosterSet,
  options: ImportOptions,
  report: ReportBuilder,
): Promise<ImportRefusal | null> {
  await createStage(trx)
  const staged = await stageItems(trx, roster.items, report)
  const run: ApplyRun = {
    trx,
    source: roster.source,
    broughtBy: options.actorId === null && options.runId === undefined ? null : roster.schoolUai,
    report,
    context,
    yearOfSchool: new Map(),
    bodies: new Map(),
    mint: minting(context),
    advance: progressOf(options, staged),
  }
  const uais = await applyRecords(run, roster)
  const scope: ImportScope = {
    source: roster.source,
    uais,
    yearIds: [...run.yearOfSchool.values()],
    holdsAllPupils: roster.holdsAllPupils,
    holdsAllStaff: roster.holdsAllStaff,
    holdsAllGuardians: true,
  }
  return applyDepartures(run, scope, options.acceptDepartures)
}

/** Reading counts for nothing, applying for 100 %: reading is a tenth of the time. */
function progressOf(options: ImportOptions, total: number): (records: number) => void {
  let done = 0
  return (records) => {
    done += records
    options.onProgress?.(Math.floor((100 * done) / Math.max(1, total)))
  }
}

async function applyRecords(run: ApplyRun, roster: RosterSet): Promise<string[]> {
  const uais = await applySchools(run, 'roster')
  const years = await ensureSchoolYears(run.trx, uais, roster.day, run.mint)
  for (const [uai, id] of years.idOfSchool) run.yearOfSchool.set(uai, id)
  if (years.madeFor.length > 0) {
    const message =
      'L’année scolaire a été créée d’office, avec les dates du calendrier connu : vérifiez ses dates.'
    run.report.warn({ file: '', line: 1, field: '', code: 'school_year_made', message })
  }
  await applyCodes(run, 'level')
  await applyCodes(run, 'subject')
  await applyBodies(run, 'class')
  await applyBodies(run, 'group')
  const [uai] = uais
  if (run.source === 'onde' && uai !== undefined) await adoptCorrected(run, uai)
  await adoptByHand(run)
  await applyPeople(run, 'staff')
  await applyPeople(run, 'pupil')
  await applyPeople(run, 'guardian')
  await applyMemberships(run)
  await applyTeachings(run)
  await applyLinks(run)
  return uais
}

async function finishRun(
  trx: SchoolTransaction,
  context: Pick<RoomContext, 'clock' | 'random'>,
  roster: RosterSet,
  options: ImportOptions,
  report: ImportReport,
): Promise<void> {
  await keepImportRun(trx, context, {
    id: options.runId,
    kind: roster.source,
    schoolUai: roster.schoolUai,
    startedBy: options.actorId,
    report,
  })
  await writeAuditLine(trx, {
    schoolUai: roster.schoolUai,
    actorId: options.actorId,
    action: 'roster_imported',
    detail: { source: roster.source, changes: changesOf(report) },
  })
  if (changesOf(report) > 0) await publishChange(trx, rightsTopic, '*')
}
