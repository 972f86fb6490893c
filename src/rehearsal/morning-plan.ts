/**
 * One made-up morning, drawn from a seed: who comes when, who goes away and comes back, who hoards,
 * and what goes wrong. The same seed gives the same morning, whatever the decisions under test do.
 */
import { type Random, seededRandom } from '#kernel/random.ts'
import { ageingMs } from '#pipes/waiting-room/line-order.ts'
import { givePasses } from '#pipes/waiting-room/overnight-pass.ts'
import { lineRules } from '#pipes/waiting-room/waiting-line.ts'

/** Seconds since the morning's beginning: the simulator's step. */
export type Second = number

/** The morning's beginning; the door opens, if it is closed until then, five minutes later. */
export const morningStartMs = Date.parse('2021-04-06T05:40:00Z')
export const doorOpensAt: Second = 300

export interface PlannedVisitor {
  readonly index: number
  readonly kind: 'pupil' | 'staff' | 'stranger' | 'hoarder'
  readonly classId: string | null
  readonly lessonAtMs: number | null
  readonly address: string
  readonly arrivesAt: Second
  /** The first second of an overnight pass's minute. */
  readonly passFrom: Second | null
  /** Falls silent after so many seconds of waiting, for so long; `null`: for good. */
  readonly silence: { readonly after: Second; readonly lasts: Second | null } | null
  /** Opens a second device so many seconds after the first. */
  readonly secondDeviceAfter: Second | null
  /** Somebody unknown whose card is read so many seconds later: the ticket becomes a person. */
  readonly knownAfter: Second | null
  /** Asks five times as often as told. */
  readonly isImpatient: boolean
}

export interface MorningPlan {
  readonly seed: number
  readonly visitors: readonly PlannedVisitor[]
  /** Whether everybody waits until `doorOpensAt` and the lottery decides. */
  readonly hasOpening: boolean
  readonly capacityPerSecond: number
  /** How many go in together at most: small in some mornings, so that classes are parted. */
  readonly togetherMax: number
  /** Short in most mornings, so that it decides within minutes. */
  readonly ageingMs: number
  /** Each: the process dies, is away for so long; at a promotion another one takes over. */
  readonly restarts: readonly {
    readonly at: Second
    readonly lasts: Second
    readonly isPromotion: boolean
  }[]
  /** The machine's clock is set by so much. */
  readonly jumps: readonly { readonly at: Second; readonly byMs: number }[]
  /** While it lasts, the machine feels `stress` times its limit. */
  readonly strains: readonly {
    readonly at: Second
    readonly lasts: Second
    readonly stress: number
  }[]
  /** While it lasts, whoever comes with nothing is given a number before anybody looks who it is. */
  readonly rushes: readonly { readonly at: Second; readonly lasts: Second }[]
}

/** The most that may go wrong in one morning, of each kind. */
const faultsMax = 3
/** Within which people come. */
const arrivalsWithin: Second = 900
/** Jumps of the clock lie apart, so that what the line does after one can be told. */
const jumpsApart: Second = 30
const hourMs = 3_600_000

export function planMorning(seed: number): MorningPlan {
  const random = seededRandom(seed)
  const classes = drawBetween(random, 2, 8)
  const hasOpening = random.fraction() < 0.5
  const capacityPerSecond = 0.15 + random.fraction() ** 2 * 1.2
  const visitors: PlannedVisitor[] = []
  const passesTaken = new Map<number, number>()
  const passShare = random.fraction() < 0.5 ? random.fraction() : 0
  // The rate for which passes were given out in the evening: the morning's may be far less.
  const eveningPerSecond = capacityPerSecond * (1 + 3 * random.fraction())
  const school = { address: '198.51.100.7', isShared: random.fraction() < 0.3 }

  for (let number = 0; number < classes; number += 1) {
    const lessonAt = doorOpensAt + 60 * drawBetween(random, 0, 12)
    const members = drawBetween(random, 3, 20)
    for (let member = 0; member <= members; member += 1) {
      const passFrom =
        random.fraction() < passShare
          ? drawPass(lessonAt, hasOpening ? doorOpensAt : 0, eveningPerSecond, passesTaken)
          : null
      visitors.push({
        ...drawHabits(random),
        index: visitors.length,
        kind: member === 0 ? 'staff' : 'pupil',
        classId: `class ${number}`,
        lessonAtMs: morningStartMs + lessonAt * 1_000,
        address: school.isShared ? school.address : `203.0.113.${visitors.length % 250}`,
        arrivesAt: passFrom ?? drawArrival(random, lessonAt),
        passFrom,
        knownAfter: null,
      })
    }
  }
  addStrangers(random, visitors, school)
  return {
    seed,
    visitors,
    hasOpening,
    capacityPerSecond,
    togetherMax: random.fraction() < 0.5 ? 6 : lineRules.togetherMax,
    ageingMs: random.fraction() < 0.8 ? 180_000 : ageingMs,
    ...drawFaults(random),
  }
}

function addStrangers(
  random: Random,
  visitors: PlannedVisitor[],
  school: { readonly address: string; readonly isShared: boolean },
): void {
  const alone = { passFrom: null, lessonAtMs: null, classId: null }
  const strangers = drawBetween(random, 0, 15)
  for (let number = 0; number < strangers; number += 1) {
    const isPupil = random.fraction() < 0.4
    visitors.push({
      ...drawHabits(random),
      ...alone,
      index: visitors.length,
      kind: 'stranger',
      classId: isPupil ? 'class 0' : null,
      address: school.isShared && isPupil ? school.address : `192.0.2.${number}`,
      arrivesAt: drawBetween(random, 0, arrivalsWithin),
      knownAfter: isPupil ? drawBetween(random, 5, 200) : null,
    })
  }
  if (random.fraction() >= 0.3) return
  const hoarded = drawBetween(random, 20, 120)
  const from = drawBetween(random, 0, 600)
  for (let number = 0; number < hoarded; number += 1) {
    visitors.push({
      ...drawHabits(random),
      ...alone,
      index: visitors.length,
      kind: 'hoarder',
      address: `192.0.2.${200 + (number % 3)}`,
      arrivesAt: from + drawBetween(random, 0, 20),
      knownAfter: null,
    })
  }
}

type Habits = Pick<PlannedVisitor, 'silence' | 'secondDeviceAfter' | 'isImpatient'>

function drawHabits(random: Random): Habits {
  const isSilent = random.fraction() < 0.15
  const isGone = random.fraction() < 0.4
  return {
    silence: isSilent
      ? {
          after: drawBetween(random, 0, 120),
          lasts: isGone ? null : drawBetween(random, 20, 300),
        }
      : null,
    secondDeviceAfter: random.fraction() < 0.1 ? drawBetween(random, 1, 200) : null,
    isImpatient: random.fraction() < 0.1,
  }
}

/** Most come in the minutes around the first lesson, some at any time. */
function drawArrival(random: Random, lessonAt: Second): Second {
  if (random.fraction() < 0.2) return drawBetween(random, 0, arrivalsWithin)
  const about = (random.fraction() + random.fraction() - 1) * 240
  return Math.max(0, Math.round(lessonAt - 60 + about))
}

function drawPass(
  lessonAt: Second,
  notBefore: Second,
  perSecond: number,
  taken: Map<number, number>,
): Second | null {
  const wish = {
    accountId: '',
    on: '',
    wantedMs: morningStartMs + lessonAt * 1_000,
    notBeforeMs: morningStartMs + notBefore * 1_000,
  }
  const [pass] = givePasses([wish], perSecond, taken)
  return pass === undefined ? null : (pass.fromMs - morningStartMs) / 1_000
}

function drawFaults(
  random: Random,
): Pick<MorningPlan, 'restarts' | 'jumps' | 'strains' | 'rushes'> {
  const count = () => (random.fraction() < 0.5 ? 0 : drawBetween(random, 1, faultsMax))
  const at = () => drawBetween(random, 1, arrivalsWithin * 2)
  return {
    restarts: repeat(count(), () => ({
      at: at(),
      lasts: drawBetween(random, 1, 20),
      isPromotion: random.fraction() < 0.3,
    })),
    jumps: keepApart(
      repeat(count(), () => ({
        at: at(),
        byMs: (random.fraction() < 0.5 ? -1 : 1) * Math.round(hourMs * random.fraction() ** 0.25),
      })),
    ),
    strains: repeat(count(), () => ({
      at: at(),
      lasts: drawBetween(random, 5, 120),
      stress: 0.5 + random.fraction() * 4,
    })),
    rushes: repeat(count(), () => ({
      at: drawBetween(random, 1, arrivalsWithin),
      lasts: drawBetween(random, 2, 60),
    })),
  }
}

function keepApart<T extends { readonly at: Second }>(faults: T[]): T[] {
  const sorted = faults.sort((left, right) => left.at - right.at)
  return sorted.filter(
    (fault, index) => fault.at - (sorted[index - 1]?.at ?? -jumpsApart) >= jumpsApart,
  )
}

function repeat<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}

function drawBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(random.fraction() * (to - from + 1))
}
