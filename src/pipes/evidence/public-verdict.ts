/**
 * What of a verdict everybody may see: its sentence without counts, whole percents, remarks without
 * examples, and counts under noise of which none stands for fewer than 90 visitors. Pseudonyms, networks
 * and exact counts stay with the whole verdict, which is an authority's to ask for; its hash stands here.
 */
import Type, { type Static } from 'typebox'
import { oneOf, originPlaces } from '#pipes/journal/journal-record.ts'
import { fewestVisitors, hoursOfVisitorMax } from './crowd-counts.ts'
import { epsilonOfDay, noiseScale } from './public-noise.ts'
import { publicRemarks } from './public-remarks.ts'
import { type Slice, slices } from './slice.ts'
import type { ToldVerdict } from './verdict.ts'
import { publicAnswer } from './verdict-answer.ts'
import { unitsForShares } from './verdict-warnings.ts'

const percent = Type.Integer({ minimum: 0, maximum: 100 })
const bySlice = <T extends Parameters<typeof Type.Object>[0][string]>(schema: T) =>
  Type.Object(Object.fromEntries(slices.map((slice) => [slice, schema])) as Record<Slice, T>)
const instant = Type.String({ maxLength: 30 })
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const remark = Type.Object({ code: Type.String(), text: Type.String() })
const held = Type.Union([Type.Boolean(), Type.Null()])

const leaf = Type.Integer({ minimum: 0 })
/** Of the public log: which leaves were read, and the tree that ends with the last of them. */
const leaves = Type.Object({
  log: Type.String({ maxLength: 400 }),
  first: leaf,
  last: leaf,
  treeSize: leaf,
  rootHash: Type.String({ maxLength: 64 }),
})

/** A count of one hour, as it was published first; null: fewer than 90, or so the noise says. */
export const hourCountSchema = Type.Object({
  at: instant,
  place: oneOf(originPlaces),
  slice: oneOf(slices),
  visitors: Type.Union([Type.Integer({ minimum: fewestVisitors }), Type.Null()]),
})
export type HourCount = Static<typeof hourCountSchema>

export const publicVerdictSchema = Type.Object({
  /** From earlier versions: without seconds. */
  id: Type.String({ pattern: '^\\d{8}T\\d{4}(\\d\\d)?Z-\\d{8}T\\d{4}(\\d\\d)?Z$' }),
  interval: Type.Object({ from: instant, to: instant }),
  answer: Type.String(),
  /** Null: fewer than 90 visitors came, or too little load for shares. */
  shares: Type.Union([bySlice(Type.Object({ percent, low: percent, high: percent })), Type.Null()]),
  /** By minute, in percent of the fullest; minutes with fewer than 90 visitors are left out. */
  minutes: Type.Array(Type.Object({ at: instant, slices: Type.Partial(bySlice(percent)) })),
  hours: Type.Array(hourCountSchema),
  noise: Type.Object({
    mechanism: Type.Literal('two-sided geometric'),
    scale: Type.Number(),
    epsilonOfDay: Type.Number(),
    hoursOfVisitorMax: Type.Integer(),
    fewestVisitors: Type.Integer(),
  }),
  /** Would the capacity have carried it? Null: not known, or too few came. */
  held: Type.Object({
    asItWas: held,
    withoutAttack: held,
    withoutRetries: held,
    withoutBoth: held,
  }),
  warnings: Type.Array(remark),
  blindness: Type.Array(remark),
  /** As the whole verdict has them; null as `shares` is. Absent in verdicts from before they were told. */
  leaves: Type.Optional(Type.Union([Type.Null(), leaves])),
  check: Type.Object({
    /** SHA-256 of what `./preau evidence --json` prints: the journal has a record of it. */
    verdictHash: hash,
    inputsHash: hash,
    rulesHash: hash,
    version: Type.String(),
  }),
})
export type PublicVerdict = Static<typeof publicVerdictSchema>

export interface PublishingParts {
  readonly verdictHash: string
  /** Counts of hours that were published before, in whatever verdict: never drawn a second time. */
  readonly publishedHours: readonly HourCount[]
  readonly drawNoise: () => number
}

/** Which of the two it was would narrow down how many came. */
const tooFew = `Moins de ${fewestVisitors} personnes ou machines sont venues, ou trop peu de charge pour en dire des parts : rien de plus n’est publié.`

export function makePublic(verdict: ToldVerdict, parts: PublishingParts): PublicVerdict {
  const { blindness, counterfactual, crowds, interval, warnings } = verdict
  const isEnough =
    Math.max(interval.people, interval.sources) >= fewestVisitors &&
    interval.units >= unitsForShares
  const { asItWas, withoutAttack, withoutBoth, withoutRetries } = counterfactual
  const carried = { asItWas, withoutAttack, withoutRetries, withoutBoth }
  return {
    id: idOf(interval),
    interval: { from: interval.from, to: interval.to },
    answer: isEnough ? publicAnswer(verdict) : tooFew,
    shares: isEnough ? wholeShares(verdict) : null,
    minutes: isEnough ? wholeMinutes(verdict) : [],
    hours: crowds.hours.length === 0 ? [] : coverHours(crowds.hours, parts),
    noise: {
      mechanism: 'two-sided geometric',
      scale: noiseScale,
      epsilonOfDay,
      hoursOfVisitorMax,
      fewestVisitors,
    },
    held: Object.fromEntries(
      Object.entries(carried).map(([name, replay]) => [
        name,
        isEnough ? (replay?.held ?? null) : null,
      ]),
    ) as PublicVerdict['held'],
    warnings: isEnough ? publicRemarks(warnings) : [],
    blindness: isEnough ? publicRemarks(blindness) : [],
    leaves: isEnough ? verdict.leaves : null,
    check: {
      verdictHash: parts.verdictHash,
      inputsHash: verdict.inputsHash,
      rulesHash: verdict.version.rules,
      version: verdict.version.preau,
    },
  }
}

/** Two verdicts of one interval have one name: the later takes the place of the earlier. */
function idOf({ from, to }: { readonly from: string; readonly to: string }): string {
  const short = (text: string) => `${text.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  return `${short(from)}-${short(to)}`
}

function wholeShares({ slices: shares }: ToldVerdict): NonNullable<PublicVerdict['shares']> {
  const whole = (share: number) => Math.round(share * 100)
  const entries = slices.map((slice) => {
    const { high, low, share } = shares[slice]
    return [slice, { percent: whole(share), low: whole(low), high: whole(high) }]
  })
  return Object.fromEntries(entries) as NonNullable<PublicVerdict['shares']>
}

function wholeMinutes({ crowds, minutes }: ToldVerdict): PublicVerdict['minutes'] {
  const full = new Set(crowds.fullMinutes)
  const shown = minutes.filter(({ at }) => full.has(at))
  const sumOf = (by: (typeof shown)[number]['slices']) =>
    Object.values(by).reduce((sum, one) => sum + one, 0)
  const highest = shown.reduce((most, { slices: by }) => Math.max(most, sumOf(by)), 1)
  return shown.map(({ at, slices: by }) => ({
    at,
    slices: Object.fromEntries(
      Object.entries(by)
        .map(([slice, units]) => [slice, Math.round((units / highest) * 100)] as const)
        .filter(([, part]) => part > 0),
    ) as PublicVerdict['minutes'][number]['slices'],
  }))
}

function coverHours(
  crowds: ToldVerdict['crowds']['hours'],
  { drawNoise, publishedHours }: PublishingParts,
): HourCount[] {
  const nameOf = ({ at, place, slice }: Pick<HourCount, 'at' | 'place' | 'slice'>) =>
    `${at} ${place} ${slice}`
  const before = new Map(publishedHours.map((count) => [nameOf(count), count]))
  return crowds.map((crowd) => {
    const known = before.get(nameOf(crowd))
    if (known !== undefined) return known
    const visitors = crowd.visitors + drawNoise()
    return { ...crowd, visitors: visitors >= fewestVisitors ? visitors : null }
  })
}
