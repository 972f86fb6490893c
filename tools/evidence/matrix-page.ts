/** What trying the verdict gave, as Markdown: case by case with Wilson's interval, and who was taken for whom. */
import { attackSlices, slices } from '#pipes/evidence/slice.ts'
import type { MissKind, Trial } from '#rehearsal/try-verdict.ts'
import { wilson } from '#rehearsal/wilson.ts'

export interface Tried {
  readonly tuned: readonly Trial[]
  readonly unseen: readonly Trial[]
  readonly seeds: { readonly tuned: string; readonly unseen: string }
}

const quietCase = 18
const calm = /Rien d’inhabituel/

const kinds: readonly MissKind[] = ['share', 'attack', 'answer', 'replay', 'origins']

export function markdownOf({ seeds, tuned, unseen }: Tried): string {
  return [
    `Seeds ${seeds.tuned} are of those that were looked at while the rules were written; ${seeds.unseen} were not, and count.`,
    '',
    '### Case by case',
    '',
    '*Hits* are runs without any miss; the interval is Wilson’s, 95 %. The other columns count the unseen',
    'runs that missed, by what: a share more than five points off, attack above 1 % where nobody attacked,',
    'the sentence, the replay against the capacity, another file of origins.',
    '',
    '| Case | Tuned hits | Unseen hits | Interval | Share | Attack | Sentence | Replay | Origins |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...caseRows(tuned, unseen),
    '',
    '### A quiet day',
    '',
    ...quietLines(unseen),
    '',
    '### Who was taken for whom',
    '',
    'All units of load of the unseen runs, in percent of those who really caused them (rows): where the',
    'verdict laid them (columns). Units of one run are no independent draws, so that only runs have intervals.',
    '',
    `| Caused by | Units | ${slices.join(' | ')} |`,
    `| --- | --- | ${slices.map(() => '---').join(' | ')} |`,
    ...laidRows(unseen),
    '',
    '### Misses of the unseen runs',
    '',
    ...missLines(unseen),
    '',
  ].join('\n')
}

/** The false alarms of the case in which nothing happens: what a verdict says on most days. */
function quietLines(unseen: readonly Trial[]): string[] {
  const days = unseen.filter(({ number }) => number === quietCase)
  const alarms = days.filter(({ answer, misses }) => misses.length > 0 || !calm.test(answer)).length
  const { high, low } = wilson(alarms, days.length)
  const attacks = attackSlices.map((slice) => slices.indexOf(slice))
  let [innocent, blamed] = [0, 0]
  for (const { laid } of days) {
    for (const [cause, row] of laid.entries()) {
      if (attacks.includes(cause)) continue
      innocent += row.reduce((sum, count) => sum + count, 0)
      blamed += attacks.reduce((sum, column) => sum + (row[column] ?? 0), 0)
    }
  }
  const share = innocent === 0 ? 0 : (blamed / innocent) * 100
  return [
    `False alarms of case ${quietCase}: ${alarms} of ${days.length} unseen days, which makes the rate ${percentOf(low)} to ${percentOf(high)} (Wilson, 95 %). A false alarm is`,
    'a sentence that tells anything but a quiet day, or any other miss. Of the load of those days that was no attack,',
    `${blamed} of ${innocent} units (${share.toFixed(3)} %) were laid in a slice of attacks.`,
  ]
}

function percentOf(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function caseRows(tuned: readonly Trial[], unseen: readonly Trial[]): string[] {
  const rows: string[] = []
  for (const number of new Set(unseen.map((trial) => trial.number))) {
    const own = unseen.filter((trial) => trial.number === number)
    const before = tuned.filter((trial) => trial.number === number)
    rows.push(rowOf(`${number} ${own[0]?.name ?? ''}`, before, own))
  }
  rows.push(rowOf('**All**', tuned, unseen))
  return rows
}

function rowOf(name: string, tuned: readonly Trial[], unseen: readonly Trial[]): string {
  const isHit = ({ misses }: Trial): boolean => misses.length === 0
  const hits = unseen.filter(isHit).length
  const { high, low } = wilson(hits, unseen.length)
  const counts = kinds.map((kind) => {
    const missed = unseen.filter(({ misses }) => misses.some((miss) => miss.kind === kind)).length
    return missed === 0 ? '' : String(missed)
  })
  const cells = [
    name,
    `${tuned.filter(isHit).length} / ${tuned.length}`,
    `${hits} / ${unseen.length}`,
    `${Math.round(low * 100)}–${Math.round(high * 100)} %`,
    ...counts,
  ]
  return `| ${cells.join(' | ')} |`
}

function laidRows(trials: readonly Trial[]): string[] {
  return slices.map((slice, row) => {
    const sums = slices.map((_, column) =>
      trials.reduce((sum, { laid }) => sum + (laid[row]?.[column] ?? 0), 0),
    )
    const total = sums.reduce((sum, count) => sum + count, 0)
    const cells = sums.map((count) => (count === 0 ? '' : ((count * 100) / total).toFixed(1)))
    return `| ${slice} | ${total} | ${cells.join(' | ')} |`
  })
}

function missLines(trials: readonly Trial[]): string[] {
  const missed = trials.filter(({ misses }) => misses.length > 0)
  if (missed.length === 0) return ['None.']
  return missed.map(({ misses, number, seed }) => {
    const told = misses.map(({ kind, what }) => (kind === 'answer' ? what.split(':')[0] : what))
    return `- Case ${number}, seed ${seed}: ${told.join('; ')}.`
  })
}
