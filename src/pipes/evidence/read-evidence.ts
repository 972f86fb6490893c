/**
 * Gathers what a verdict is computed from: a journal's folder, a file of records or a web server's
 * log, with roster, timetable and origins where they are given. Every file is hashed as it is read.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '#engine/config/plain-error.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { accountName } from '#pipes/journal/account-name.ts'
import { type DaySecrets, journalDayOf } from '#pipes/journal/day-secrets.ts'
import type { JournalRecord, OriginPlace } from '#pipes/journal/journal-record.ts'
import { readJournalDays, readPlacedRecords } from '#pipes/journal/read-journal.ts'
import { describeLeaves } from '#pipes/public-log/describe-leaves.ts'
import { journalFolder } from '#pipes/public-log/journal-folder.ts'
import type { JournalLeaves, LeafSpan } from '#pipes/public-log/journal-leaves.ts'
import { readAddressRange } from './address-ranges.ts'
import { readClfLine } from './clf-reader.ts'
import { doubtUsers } from './doubt-users.ts'
import { readEvidenceRoster, readEvidenceTimetable } from './enrolment-reader.ts'
import type { EvidenceInput, ReadingNotes, RosterRow } from './evidence-input.ts'
import { evidenceInterval } from './evidence-interval.ts'
import { readLines } from './line-reader.ts'
import { addRecord, createLoadTable, type LoadTable } from './load-table.ts'
import { readEnrolmentFile, statInput } from './read-enrolment-file.ts'
import { readRecordLine } from './record-lines-reader.ts'
import { historyMs } from './sorting.ts'
import type { InputSeal } from './verdict.ts'

export interface EvidencePaths {
  /** A data folder, a file of records, or a web server's log. */
  readonly journal: string
  readonly format: 'journal' | 'clf'
  readonly roster: string | null
  readonly timetable: string | null
  readonly origins: string | null
  readonly capacityPerSecond: number | null
  /** Null: from the first record, until after the last. */
  readonly from: number | null
  readonly to: number | null
  /** Of a web server's log: whoever reads it knows that its users had to show who they are. */
  readonly areUsersChecked?: boolean
  /** Of a journal's folder, no leaf beyond the first so many is read; null: all there are. */
  readonly treeSize: number | null
}

/** Where addresses are, as the operator's file tells. */
export interface PlacesOfAddresses {
  readonly files: readonly { readonly sha256: string; readonly builtAt: number | null }[]
  find(address: string): { readonly place: OriginPlace; readonly network: number | null }
}

/** What only whoever has the files can give. */
export interface EvidenceHelp {
  openOrigins(path: string): PlacesOfAddresses
  /** The names of a journal's day; null: its key is not there, or destroyed. */
  secretsOf(dataFolder: string, day: string): DaySecrets | null
}

export interface GatheredEvidence {
  readonly table: LoadTable
  readonly input: EvidenceInput
  readonly inputsHash: string
  readonly inputs: readonly InputSeal[]
  readonly leaves: JournalLeaves | null
}

const damagedShown = 20

export async function readEvidence(
  paths: EvidencePaths,
  help: EvidenceHelp,
): Promise<GatheredEvidence> {
  const table = createLoadTable()
  const finder = paths.origins === null ? null : help.openOrigins(paths.origins)
  const isFolder = (await statInput(paths.journal)).isDirectory()
  const seen = createSeen()
  const { otherDays, span, ...journal } = isFolder
    ? await readFolder(table, paths, seen)
    : { ...(await readFileOf(table, paths, finder, seen)), span: null, otherDays: undefined }
  const roster = await readEnrolmentFile(paths.roster, 'roster', readEvidenceRoster)
  const timetable = await readEnrolmentFile(paths.timetable, 'timetable', readEvidenceTimetable)
  const given = [
    journal,
    ...[roster, timetable].flatMap((rows) => (rows === null ? [] : [rows.seal])),
    ...sealOrigins((finder?.files ?? []).slice(0, 1)),
  ]
  // What a journal tells of its own files of origins follows from the journal.
  const told = [...table.originFiles].map(([sha256, builtAt]) => ({ sha256, builtAt }))
  const inputs = [...given, ...(finder === null ? sealOrigins(told) : [])]
  const { far, ...interval } = evidenceInterval(table, paths)
  const areUsersDoubtful = paths.format === 'clf' && paths.areUsersChecked !== true
  const users = areUsersDoubtful ? doubtUsers(table) : null
  const inputsHash = hashInputs(given, interval, paths)
  const rosterRows = roster?.rows ?? null
  const file = (finder?.files ?? told.sort((one, other) => one.builtAt - other.builtAt))[0]
  return {
    table,
    inputsHash,
    inputs,
    leaves: await describeLeaves(paths.journal, span, paths.treeSize),
    input: {
      records: [],
      ...interval,
      roster:
        isFolder && rosterRows !== null
          ? nameByDay(rosterRows, (day) => help.secretsOf(paths.journal, day), interval)
          : rosterRows,
      timetable: timetable?.rows ?? null,
      capacityPerSecond: paths.capacityPerSecond,
      origins: file === undefined ? null : { hash: file.sha256, builtAt: file.builtAt },
      format: paths.format,
      damaged: inputs.reduce((sum, { damaged }) => sum + damaged, 0),
      noticed: {
        lines: { read: journal.read, damaged: journal.damaged },
        span: seen.last < 0 ? null : { first: seen.first, last: seen.last },
        isTorn: seen.isTorn,
        ...(otherDays !== undefined && { otherDays }),
        far,
        users,
        localLessons: timetable?.local ?? 0,
      },
      inputsHash,
    },
  }
}

/** Of all that the verdict follows from: what was read, and what was asked. */
function hashInputs(
  given: readonly InputSeal[],
  interval: { readonly from: number; readonly to: number },
  { areUsersChecked, capacityPerSecond, format }: EvidencePaths,
): string {
  const settings = {
    ...{ ...interval, capacity: capacityPerSecond, format },
    ...(areUsersChecked === true && { areUsersChecked }),
  }
  const inputs = given.map(({ sha256, what }) => ({ sha256, what }))
  return createHash('sha256').update(canonicalJson({ inputs, settings })).digest('hex')
}

function sealOrigins(files: PlacesOfAddresses['files']): InputSeal[] {
  return files.map(({ builtAt, sha256 }) => ({
    what: 'origins',
    sha256,
    read: 1,
    damaged: 0,
    ...(builtAt === null ? {} : { builtAt: new Date(builtAt).toISOString() }),
  }))
}

interface Seen {
  first: number
  last: number
  isTorn: boolean
}

function createSeen(): Seen {
  return { first: Number.POSITIVE_INFINITY, last: -1, isTorn: false }
}

function see(seen: Seen, record: JournalRecord): void {
  if (record.kind === 'padding') return
  seen.first = Math.min(seen.first, record.at)
  seen.last = Math.max(seen.last, record.at)
}

function take(table: LoadTable, record: JournalRecord): void {
  if (addRecord(table, record)) return
  throw new PlainError({
    french: 'Il y a trop de charge pour un seul verdict : choisissez un intervalle plus court.',
    english: 'There is too much load for one verdict: choose a shorter interval.',
  })
}

async function readFileOf(
  table: LoadTable,
  paths: EvidencePaths,
  finder: PlacesOfAddresses | null,
  seen: Seen,
): Promise<InputSeal> {
  const damagedLines: number[] = []
  let [read, damaged] = [0, 0]
  const readLine = paths.format === 'clf' ? readClfLine : readRecordLine
  const { hash, isTorn } = await readLines(paths.journal, (line, number) => {
    if (line.trim() === '') return
    const record = readLine(line, number)
    if (record === null) {
      damaged += 1
      if (damagedLines.length < damagedShown) damagedLines.push(number)
      return
    }
    read += 1
    see(seen, record)
    if (paths.to !== null && 'at' in record && record.at >= paths.to) return
    const origin =
      paths.format === 'clf' && finder !== null && record.kind === 'request'
        ? finder.find(record.source)
        : {}
    take(table, { ...record, ...origin })
  })
  seen.isTorn = isTorn
  return { what: 'journal', sha256: hash, read, damaged, damagedLines }
}

/** Sealed records are hashed as they are once they are open: the seal around them is the day's. */
async function readFolder(
  table: LoadTable,
  paths: EvidencePaths,
  seen: Seen,
): Promise<InputSeal & { readonly span: LeafSpan | null } & Pick<ReadingNotes, 'otherDays'>> {
  const hash = createHash('sha256')
  const journal = journalFolder(paths.journal)
  const leavesMax = paths.treeSize ?? Number.POSITIVE_INFINITY
  if (!['log', 'records', 'segments'].some((part) => existsSync(join(journal, part)))) {
    throw new PlainError({
      french: `Il n’y a pas de journal dans le dossier ${paths.journal}. Pour le journal d’un serveur web, nommez le fichier lui-même.`,
      english: `There is no journal in the folder ${paths.journal}. For a web server’s log, name the file itself.`,
    })
  }
  if (paths.format === 'clf') {
    throw new PlainError({
      french: `${paths.journal} est un dossier de données : --format clf ne vaut que pour le fichier d’un serveur web.`,
      english: `${paths.journal} is a data folder: --format clf is only for the file of a web server.`,
    })
  }
  let [read, damaged] = [0, 0]
  let [first, last] = [Number.POSITIVE_INFINITY, -1]
  const records = readPlacedRecords(paths.journal, {
    from: Math.max(0, (paths.from ?? 0) - historyMs),
    to: paths.to ?? Number.MAX_SAFE_INTEGER,
    onFlaw: ({ fromLeaf, toLeaf, what }) => {
      // What was never signed is in the log by another file, or will be: it is not part of this tree.
      if (what !== 'unsigned' && fromLeaf < leavesMax) damaged += Math.max(1, toLeaf - fromLeaf)
    },
  })
  for await (const { leaf, record } of records) {
    if (leaf >= leavesMax) continue
    hash.update(`${canonicalJson(record)}\n`)
    read += 1
    first = Math.min(first, leaf)
    last = Math.max(last, leaf)
    see(seen, record)
    take(table, record)
  }
  const span = last < 0 ? null : { first, last }
  const otherDays = read + damaged === 0 ? await readJournalDays(paths.journal) : null
  return {
    ...{ what: 'journal', sha256: hash.digest('hex'), read, damaged, span },
    ...(otherDays !== null && { otherDays }),
  }
}

/**
 * In a journal people stand under names of the day: each of the roster gets the names of the days of
 * the interval and of the history. Days whose key is destroyed have none, and nobody can change that.
 */
function nameByDay(
  roster: readonly RosterRow[],
  secretsOf: (day: string) => DaySecrets | null,
  { from, to }: { readonly from: number; readonly to: number },
): RosterRow[] {
  // Sources have names of the day as well, and none for a range: the verdict tells that it saw none.
  const isRange = ({ person }: RosterRow) =>
    person.includes('/') && readAddressRange(person) !== null
  const [named, people] = [roster.filter(isRange), roster.filter((row) => !isRange(row))]
  const lastDay = journalDayOf(to)
  for (let at = from; journalDayOf(at) <= lastDay; at += 86_400_000) {
    const secrets = secretsOf(journalDayOf(at))
    if (secrets === null) continue
    for (const row of people) {
      named.push({ ...row, person: secrets.pseudonymOf('person', accountName(row.person)) })
    }
  }
  return named
}
