/**
 * The verdict on an interval: records, roster, timetable in; shares, causes, doubts and one sentence
 * out. Nothing else goes in, no clock and no chance, so that whoever has the same inputs gets the
 * same bytes.
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { weighFlood } from './attack-harm.ts'
import { findBlindSpots } from './blind-spots.ts'
import { callPeople } from './called-people.ts'
import { countCrowds } from './crowd-counts.ts'
import type { EvidenceInput } from './evidence-input.ts'
import { findExpectedRush, findStrangersRush } from './expected-rush.ts'
import { countOrigins } from './load-origins.ts'
import { addRecord, createLoadTable, type LoadTable, orderByTime } from './load-table.ts'
import { replayLoad } from './replayed-load.ts'
import { resampleShares } from './resampled-shares.ts'
import { attackSlices, type Slice, slices } from './slice.ts'
import { type SortedLoad, sortLoad } from './sort-load.ts'
import { openSorting, reasons, type Sorting, sliceNumbers } from './sorting.ts'
import type { MinuteLoad, ReasonLoad, Suspect, Verdict } from './verdict.ts'
import { answerInFrench } from './verdict-answer.ts'
import { findWarnings } from './verdict-warnings.ts'

const minuteMs = 60_000
const suspectsShown = 20
/** A minute with this share of attacks is where an attack begins. */
const attackMinuteShare = 0.05
/** … if it holds this much of all that was attack. */
const attackBeginShare = 0.005

export function judgeLoad(input: EvidenceInput): Verdict {
  const table = createLoadTable()
  const hash = input.inputsHash === undefined ? createHash('sha256') : null
  for (const record of input.records) {
    hash?.update(canonicalJson(record))
    if (!addRecord(table, record)) throw new Error('more units than one verdict takes')
  }
  return judgeTable(table, input, input.inputsHash ?? hash?.digest('hex') ?? '')
}

/** The same over records that lie in a table already; `input.records` is not read. */
export function judgeTable(table: LoadTable, input: EvidenceInput, inputsHash: string): Verdict {
  const called = callPeople(table, input.roster, input.timetable)
  const sorting = openSorting(table, orderByTime(table), input, called)
  const sorted = sortLoad(sorting)
  const origins = countOrigins(sorting)
  const minutes = countMinutes(sorting)
  const { echoesFrom, errorsFrom, ...retries } = sorted.repeats
  const counterfactual = replayLoad(sorting, input.capacityPerSecond)
  const verdict = {
    interval: describeInterval(sorting),
    slices: resampleShares(sorting, inputsHash),
    reasons: countReasons(sorting),
    retries: roundRepeats({
      ...retries,
      errorsFrom: errorsFrom === null ? null : new Date(errorsFrom).toISOString(),
      echoesFrom: echoesFrom === null ? null : new Date(echoesFrom).toISOString(),
    }),
    attackFrom: findAttackStart(minutes),
    rushFrom: findExpectedRush(sorting),
    strangersFrom: findStrangersRush(sorting),
    origins,
    counterfactual,
    harm: weighFlood(sorting, counterfactual),
    blindness: findBlindSpots(sorting, input),
    warnings: findWarnings(sorting, input, sorted as SortedLoad, origins),
    suspects: findSuspects(sorting),
    minutes,
    crowds: countCrowds(sorting),
  }
  return { ...verdict, answer: answerInFrench(verdict) }
}

function describeInterval({ byPerson, from, inside, table, to }: Sorting): Verdict['interval'] {
  let silentConnections = 0
  const sources = new Set<number>()
  for (const unit of inside) {
    if (table.silent.values[unit] !== 0) silentConnections += 1
    sources.add(table.source.values[unit] ?? 0)
  }
  let people = 0
  for (let person = 1; person < byPerson.keys; person += 1) {
    if (byPerson.of(person).length > 0) people += 1
  }
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    units: inside.length,
    requests: inside.length - silentConnections,
    silentConnections,
    sources: sources.size,
    people,
  }
}

function countMinutes({ from, inside, slice, table }: Sorting): MinuteLoad[] {
  const minutes = new Map<number, Uint32Array>()
  const first = Math.floor(from / minuteMs)
  for (const unit of inside) {
    const minute = Math.floor((table.at.values[unit] ?? 0) / minuteMs)
    let counts = minutes.get(minute)
    if (counts === undefined) {
      counts = new Uint32Array(slices.length)
      minutes.set(minute, counts)
    }
    const number = slice[unit] ?? 0
    counts[number] = (counts[number] ?? 0) + 1
  }
  return [...minutes]
    .sort(([one], [other]) => one - other)
    .filter(([minute]) => minute >= first)
    .map(([minute, counts]) => {
      const by: Partial<Record<Slice, number>> = {}
      for (const [number, name] of slices.entries()) {
        if ((counts[number] ?? 0) > 0) by[name] = counts[number] ?? 0
      }
      return { at: new Date(minute * minuteMs).toISOString(), slices: by }
    })
}

function findAttackStart(minutes: readonly MinuteLoad[]): string | null {
  const attackOf = (by: MinuteLoad['slices']) =>
    attackSlices.reduce((sum, slice) => sum + (by[slice] ?? 0), 0)
  const attacks = minutes.reduce((sum, { slices: by }) => sum + attackOf(by), 0)
  const first = minutes.find(({ slices: by }) => {
    const all = Object.values(by).reduce((sum, count) => sum + count, 0)
    // A single probe in an empty minute is not where it begins.
    const isPart = attackOf(by) >= Math.max(1, attackBeginShare * attacks)
    return isPart && attackOf(by) >= attackMinuteShare * all
  })
  return first?.at ?? null
}

function countReasons({ inside, reason, slice, table }: Sorting): ReasonLoad[] {
  const found = new Map<number, { units: number; sources: Set<number> }>()
  for (const unit of inside) {
    const key = (slice[unit] ?? 0) * 64 + (reason[unit] ?? 0)
    const count = found.get(key) ?? { units: 0, sources: new Set<number>() }
    found.set(key, count)
    count.units += 1
    count.sources.add(table.source.values[unit] ?? 0)
  }
  return [...found]
    .sort(([one, ofOne], [other, ofOther]) => ofOther.units - ofOne.units || one - other)
    .flatMap(([key, { sources, units }]) => {
      const name = slices[key >> 6]
      const why = reasons[key & 63]
      if (name === undefined || why === undefined) return []
      return [{ slice: name, reason: why, units, sources: sources.size }]
    })
}

/** The sources with most units of attacks, and what they were recognised by. */
function findSuspects({ inside, reason, slice, table }: Sorting): Suspect[] {
  const attack = new Set(attackSlices.map((name) => sliceNumbers[name]))
  const found = new Map<number, number>()
  for (const unit of inside) {
    const number = slice[unit] ?? 0
    if (!attack.has(number)) continue
    const key = (table.source.values[unit] ?? 0) * 4_096 + number * 64 + (reason[unit] ?? 0)
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  return [...found]
    .sort(([one, units], [other, ofOther]) => ofOther - units || one - other)
    .slice(0, suspectsShown)
    .flatMap(([key, units]) => {
      const name = slices[Math.floor(key / 64) % 64]
      const why = reasons[key % 64]
      if (name === undefined || why === undefined) return []
      const source = table.sources.nameOf(Math.floor(key / 4_096))
      return [{ source, slice: name, reason: why, units }]
    })
}

function roundRepeats(retries: Verdict['retries']): Verdict['retries'] {
  const round = (value: number | null) => (value === null ? null : Math.round(value * 1e4) / 1e4)
  return {
    ...retries,
    repeatAfterError: round(retries.repeatAfterError),
    repeatAfterSuccess: round(retries.repeatAfterSuccess),
    amplification: round(retries.amplification) ?? 1,
  }
}
