/**
 * One verdict against one made-up morning: what it gave to whom, and everything in which it missed.
 * What counts as a miss stands here and is the same for every case.
 */

import { callPeople } from '#pipes/evidence/called-people.ts'
import type { EvidenceInput } from '#pipes/evidence/evidence-input.ts'
import { judgeLoad } from '#pipes/evidence/judge-load.ts'
import { addRecord, createLoadTable, orderByTime } from '#pipes/evidence/load-table.ts'
import { attackSlices, type Slice, slices } from '#pipes/evidence/slice.ts'
import { sortLoad } from '#pipes/evidence/sort-load.ts'
import { openSorting } from '#pipes/evidence/sorting.ts'
import type { Verdict } from '#pipes/evidence/verdict.ts'
import type { Counterfactual, EvidenceCase, Finding } from './evidence-case.ts'

/** A slice's share may be wrong by so much. */
export const shareOff = 0.05
/** Where nobody attacked, attacks may be so much of the load. */
export const falseAttackMax = 0.01

/** In what a verdict missed: a share, an attack that never was, the sentence, what would have been. */
export type MissKind = 'share' | 'attack' | 'answer' | 'replay' | 'origins'

export interface Miss {
  readonly kind: MissKind
  readonly what: string
}

export interface Trial {
  readonly number: number
  readonly name: string
  readonly seed: number
  readonly misses: readonly Miss[]
  readonly answer: string
  /** Units by who caused them and by where the verdict laid them, in the order of `slices`. */
  readonly laid: readonly (readonly number[])[]
}

export function tryVerdict(made: EvidenceCase): Trial {
  const { name, number, seed } = made
  const verdict = judgeLoad(made.input)
  const misses = [
    ...missedShares(made, verdict),
    ...missedAttack(made, verdict),
    ...missedAnswer(made, verdict),
    ...missedReplay(made.expectations.counterfactual, verdict),
    ...missedOrigins(made, verdict),
  ]
  return { number, name, seed, misses, answer: verdict.answer, laid: countLaid(made) }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function missedShares({ expectations }: EvidenceCase, verdict: Verdict): Miss[] {
  const { shares } = expectations
  if (shares === null) return []
  return slices
    .filter((slice) => Math.abs(verdict.slices[slice].share - shares[slice]) > shareOff)
    .map((slice) => {
      const what = `${slice} ${percent(verdict.slices[slice].share)} instead of ${percent(shares[slice])}`
      return { kind: 'share', what }
    })
}

function missedAttack({ expectations }: EvidenceCase, verdict: Verdict): Miss[] {
  if (!expectations.isAttackFree) return []
  const attack = attackSlices.reduce((sum, slice) => sum + verdict.slices[slice].share, 0)
  if (attack <= falseAttackMax) return []
  return [{ kind: 'attack', what: `${percent(attack)} of attack where nobody attacked` }]
}

/** What the sentence says, read as a person would. */
const said: Readonly<Record<Finding, RegExp>> = {
  quiet: /Rien d’inhabituel/,
  surge: /afflux|viennent de personnes attendues/,
  attack: /une attaque (?:\([^)]*\) )?fait|des attaques font/i,
  ownFault: /causés par nos propres erreurs|défaut de notre application/,
  rehearsal: /répétition générale/,
  cannotTell: /On ne peut/,
}

export function findingsOf(answer: string): Set<Finding> {
  const found = new Set<Finding>()
  for (const [finding, pattern] of Object.entries(said)) {
    if (pattern.test(answer)) found.add(finding as Finding)
  }
  // On a quiet day people are expected as well: that is no surge.
  if (found.has('quiet')) found.delete('surge')
  return found
}

function missedAnswer({ expectations }: EvidenceCase, { answer }: Verdict): Miss[] {
  const found = findingsOf(answer)
  return [
    ...expectations.found.filter((each) => !found.has(each)).map((each) => `${each} is not said`),
    ...expectations.denied.filter((each) => found.has(each)).map((each) => `${each} is said`),
  ].map((what) => ({ kind: 'answer', what: `${what}: ${answer}` }))
}

function missedReplay(expected: Counterfactual | null, { counterfactual }: Verdict): Miss[] {
  if (expected === null) return []
  const pairs = [
    ['as it was', expected.held, counterfactual.asItWas],
    ['without the attack', expected.heldWithoutAttack, counterfactual.withoutAttack],
    ['without the retries', expected.heldWithoutRetries, counterfactual.withoutRetries],
    ['without both', expected.heldWithoutBoth, counterfactual.withoutBoth],
  ] as const
  return pairs
    .filter(([, truth, replay]) => truth !== null && replay?.held !== truth)
    .map(([name, truth]) => ({ kind: 'replay', what: `${name}: held is ${truth}` }))
}

/** Another file of origins changes no slice. */
function missedOrigins({ twin }: EvidenceCase, verdict: Verdict): Miss[] {
  if (twin === undefined) return []
  const other = judgeLoad(twin)
  return slices
    .filter((slice) => other.slices[slice].share !== verdict.slices[slice].share)
    .map((slice) => ({ kind: 'origins', what: `${slice} changed with the file of origins` }))
}

function countLaid({ input, truth }: EvidenceCase): number[][] {
  const laid = slices.map(() => slices.map(() => 0))
  const { inside, slice } = sortInput(input)
  const units = truthOfUnits(input, truth)
  for (const unit of inside) {
    const cause = units[unit]
    const row = cause === undefined || cause === null ? undefined : laid[slices.indexOf(cause)]
    const column = slice[unit] ?? 0
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1
  }
  return laid
}

function sortInput(input: EvidenceInput) {
  const table = createLoadTable()
  for (const record of input.records) addRecord(table, record)
  const called = callPeople(table, input.roster, input.timetable)
  const sorting = openSorting(table, orderByTime(table), input, called)
  sortLoad(sorting)
  return sorting
}

/** Units are numbered as their records come, those before the interval too. */
function truthOfUnits(input: EvidenceInput, truth: EvidenceCase['truth']): (Slice | null)[] {
  const units: (Slice | null)[] = []
  let at = 0
  for (const record of input.records) {
    const isUnit =
      record.kind === 'request' || (record.kind === 'connection' && record.requests === 0)
    if (isUnit) units.push(truth[at] ?? null)
    at += 1
  }
  return units
}
