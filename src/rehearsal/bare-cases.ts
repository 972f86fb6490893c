/** Mornings of which too little is known, or something false: what a verdict must not build upon. */
import type { JournalRecord, OriginPlace } from '#pipes/journal/journal-record.ts'
import { attackCases } from './attack-cases.ts'
import type { CaseRecipe } from './case-morning.ts'
import { Dice } from './dice.ts'
import type { EvidenceCase } from './evidence-case.ts'

/** Another file of origins, stale or of another publisher: places and networks are not the same. */
function swapOrigins(made: EvidenceCase): EvidenceCase {
  const dice = new Dice(made.seed).fork('origins')
  const kept = dice.between(0.2, 0.7)
  const known = new Map<string, { place: OriginPlace; network: number | null }>()
  const records = made.input.records.map((record): JournalRecord => {
    if (record.kind !== 'request' && record.kind !== 'connection') return record
    let origin = known.get(record.source)
    if (origin === undefined) {
      const { network, place } = record
      const places = ['metropolitan', 'overseas', 'abroad', 'unknown'] as const
      origin = dice.chance(kept)
        ? { place, network }
        : { place: dice.pick(places), network: dice.chance(0.5) ? null : dice.whole(1_000, 60_000) }
      known.set(record.source, origin)
    }
    return { ...record, ...origin }
  })
  return { ...made, input: { ...made.input, records }, twin: made.input }
}

/** What is left: a handful of requests, without roster, timetable or signs of life. */
function leaveLittle(made: EvidenceCase): EvidenceCase {
  const dice = new Dice(made.seed).fork('little')
  const { from, records, to } = made.input
  const isOfInterval = (record: JournalRecord): boolean =>
    record.kind === 'request' && record.at >= from && record.at < to
  const wanted = dice.whole(15, 80) / Math.max(1, records.filter(isOfInterval).length)
  const left = records.map((record) => isOfInterval(record) && dice.chance(wanted))
  const strip = (record: JournalRecord): JournalRecord => {
    if (record.kind !== 'request') return record
    // A log that was kept elsewhere: it knows nobody, and no session.
    const { agent: _agent, person: _person, claimed: _claimed, attempt: _attempt, ...rest } = record
    return { ...rest, session: 'none', process: 'log', network: null, place: 'unknown' }
  }
  return {
    ...made,
    input: {
      ...made.input,
      records: records.filter((_, at) => left[at]).map(strip),
      roster: null,
      timetable: null,
      capacityPerSecond: null,
    },
    truth: made.truth.filter((_, at) => left[at]),
    expectations: {
      shares: null,
      found: ['cannotTell'],
      denied: ['attack'],
      isAttackFree: false,
      counterfactual: null,
    },
  }
}

const surgeAndFlood = attackCases.find(({ number }) => number === 6)

function baseOf(seed: number) {
  if (surgeAndFlood === undefined) throw new Error('the list has no case 6')
  const { hasCounterfactual: _has, ...made } = surgeAndFlood.make(seed)
  return made
}

export const bareCases: readonly CaseRecipe[] = [
  { number: 20, name: 'origins that are swapped or stale', make: baseOf, alter: swapOrigins },
  { number: 21, name: 'too little evidence', make: baseOf, alter: leaveLittle },
]
