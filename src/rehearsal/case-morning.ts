/**
 * One made-up morning, ready to be run: its town, its crowd, what it comes to when nothing breaks.
 * It is run as it was, and again without the attack or the retries, to know what would have been.
 */
import type { EvidenceInput, TimetableRow } from '#pipes/evidence/evidence-input.ts'
import { attackSlices, type Slice } from '#pipes/evidence/slice.ts'
import { type Ground, surround } from './assault.ts'
import { atOf, DayNames, type ToldRecord, tellRecords } from './case-records.ts'
import type { ServerPlan } from './case-server.ts'
import { createTown, rosterOf, type Town, type TownPlan, type Townsperson } from './case-town.ts'
import { CaseWorld } from './case-world.ts'
import { Dice } from './dice.ts'
import {
  type Counterfactual,
  type EvidenceCase,
  type Expectations,
  sharesOf,
} from './evidence-case.ts'
import { type Habits, isOurFailure, usualHabits } from './habits.ts'
import { Visit } from './person-visit.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Fridays and Thursdays: the three days before each are school days. Eight o'clock in Paris. */
const mornings = [
  Date.UTC(2026, 10, 6, 7),
  Date.UTC(2027, 0, 14, 7),
  Date.UTC(2027, 2, 19, 7),
  Date.UTC(2027, 3, 8, 6),
  Date.UTC(2027, 5, 4, 6),
  Date.UTC(2027, 8, 16, 6),
]

export interface Setting {
  readonly pupils: number
  readonly town?: Partial<TownPlan>
  readonly habits?: Partial<Habits>
  /** Of those whom a lesson calls, those who come. */
  readonly comers: number
  /** When somebody comes, in ms after the lesson begins. */
  readonly comesAfter: (dice: Dice) => number
  /** The interval, in ms before and after eight o'clock. */
  readonly beforeMs: number
  readonly afterMs: number
  readonly processes?: number
  /** Of those whom a later lesson calls, those who look in before. */
  readonly lookIn?: number
  /** Of all, those who come at any moment of an ordinary hour. */
  readonly trickle?: number
}

/** Runs beside the crowd. */
export type Beside = (ground: Ground, morning: CaseMorning) => void

export interface Course {
  readonly server: ServerPlan
  /** Where the attack broke something: the server as it is without. */
  readonly serverUnharmed?: ServerPlan
  readonly attack?: Beside
  readonly beside?: Beside
}

const ample: ServerPlan = {
  capacity: 1e6,
  queueMsMax: 5_000,
  retryAfterMs: null,
  faults: [],
  admitPerSecond: null,
  silentMax: 1e6,
}

export class CaseMorning {
  readonly dice: Dice
  readonly town: Town
  readonly eightAt: number
  readonly from: number
  readonly to: number
  readonly seed: number
  readonly setting: Setting
  #calm: { units: number; peakPerSecond: number } | null = null

  constructor(seed: number, name: string, setting: Setting) {
    this.seed = seed
    this.setting = setting
    this.dice = new Dice(seed).fork(name)
    const dice = this.dice.fork('setting')
    this.eightAt = dice.pick(mornings)
    this.from = this.eightAt - setting.beforeMs
    this.to = this.eightAt + setting.afterMs
    this.town = createTown(
      {
        pupils: setting.pupils,
        schools: Math.max(1, Math.round(setting.pupils / dice.between(450, 900))),
        eightAt: this.eightAt,
        lateClasses: dice.between(0.06, 0.2),
        atSchool: dice.between(0, 0.12),
        onPhones: dice.between(0.25, 0.5),
        warm: dice.between(0.5, 0.85),
        homes: ['home'],
        isBehindProxy: false,
        newSchools: 0,
        ...setting.town,
      },
      this.dice.fork('town'),
    )
  }

  /** What the crowd alone comes to where everything is served at once. */
  get calm(): { readonly units: number; readonly peakPerSecond: number } {
    this.#calm ??= measure(this.run({ server: ample }), this.from)
    return this.#calm
  }

  server(change: Partial<ServerPlan> & { readonly perPeak: number }): ServerPlan {
    const { perPeak, ...rest } = change
    return { ...ample, capacity: Math.ceil(this.calm.peakPerSecond * perPeak), ...rest }
  }

  run(course: Course, without: { attack?: true; retries?: true } = {}): CaseWorld {
    const { processes = 2 } = this.setting
    const world = new CaseWorld({
      seed: this.seed,
      from: this.from - 20 * minuteMs,
      to: this.to,
      server: without.attack ? (course.serverUnharmed ?? course.server) : course.server,
      processes,
      hasRetries: without.retries !== true,
      isStopped: false,
    })
    this.#trickle(world, this.dice.fork('trickle'), this.setting.trickle ?? 0.03)
    this.#crowd(world)
    surround({ world, book: this.town.book, dice: this.dice.fork('surroundings') })
    const { book } = this.town
    course.beside?.({ world, book, dice: this.dice.fork('beside') }, this)
    if (without.attack !== true) {
      course.attack?.({ world, book, dice: this.dice.fork('attack') }, this)
    }
    world.run()
    return world
  }

  /** Of a person who comes at this moment. */
  sliceOf(person: Townsperson, at: number): Slice {
    const untilMs = person.startsAt - at
    return untilMs < 75 * minuteMs && untilMs > -270 * minuteMs ? 'expected' : 'unexpected'
  }

  visit(world: CaseWorld, person: Townsperson, at: number, dice: Dice): void {
    if (at < world.plan.from || at >= world.plan.to) return
    const habits = { ...usualHabits, ...this.setting.habits }
    const slice = this.sliceOf(person, at)
    const visit = new Visit(world, this.town, { person, slice, habits, dice })
    world.start(at, visit.client, visit.morning())
  }

  #crowd(world: CaseWorld): void {
    const { comers, comesAfter, lookIn = 0.06 } = this.setting
    for (const person of this.town.people) {
      const dice = this.dice.fork(person.id)
      const isLate = person.startsAt - this.to > 75 * minuteMs
      if (isLate) {
        // Some look in although nothing calls them yet.
        if (dice.chance(lookIn)) this.visit(world, person, dice.between(this.from, this.to), dice)
      } else if (dice.chance(comers)) {
        this.visit(world, person, person.startsAt + comesAfter(dice), dice)
      }
    }
  }

  /** The few of an ordinary hour. */
  #trickle(world: CaseWorld, dice: Dice, share: number): void {
    const { from, to } = world.plan
    for (const person of this.town.people) {
      if (person.isNew || !dice.chance(share)) continue
      const at = dice.between(from, Math.min(to, from + 40 * minuteMs))
      this.visit(world, person, at, dice.fork(person.id))
    }
  }

  /** Earlier mornings, when the schools were open: a few ask from home. */
  history(days: number): ToldRecord[] {
    const told: ToldRecord[] = []
    for (let day = days; day >= 1; day -= 1) {
      const from = this.eightAt - day * dayMs - 15 * minuteMs
      const dice = this.dice.fork(`day-${day}`)
      const world = new CaseWorld({
        seed: this.seed + day,
        from,
        to: from + 30 * minuteMs,
        server: ample,
        processes: this.setting.processes ?? 2,
        hasRetries: true,
        isStopped: true,
      })
      this.#trickle(world, dice, dice.between(1, 2.3) * (this.setting.trickle ?? 0.03))
      surround({ world, book: this.town.book, dice })
      world.run()
      told.push(...tellRecords(world, new DayNames(`${this.seed}-${day}`), dice))
    }
    return told
  }

  /** The lessons of this day and of the days that the history tells. */
  timetable(days: number): TimetableRow[] {
    return Array.from({ length: days + 1 }, (_, day) =>
      this.town.timetable.map((row) => ({
        ...row,
        startsAt: row.startsAt - day * dayMs,
        endsAt: row.endsAt - day * dayMs,
      })),
    ).flat()
  }
}

/** Load of the interval, and the largest of ten seconds, by the second. */
function measure(world: CaseWorld, from: number): { units: number; peakPerSecond: number } {
  const tens = new Map<number, number>()
  let units = 0
  for (const { at } of world.requests) {
    if (at < from) continue
    units += 1
    const ten = Math.floor(at / 10_000)
    tens.set(ten, (tens.get(ten) ?? 0) + 1)
  }
  return { units, peakPerSecond: Math.max(...tens.values()) / 10 }
}

/** Whether the people of the school were served; null: so few were not that one may say either. */
function hasHeld(world: CaseWorld): boolean | null {
  let asked = 0
  let failed = 0
  for (const { answer, ask } of world.requests) {
    if (attackSlices.includes(ask.slice)) continue
    asked += 1
    if (isOurFailure(answer)) failed += 1
  }
  const share = failed / Math.max(1, asked)
  return share < 0.003 ? true : share > 0.02 ? false : null
}

function whatWouldHaveBeen(morning: CaseMorning, course: Course, real: CaseWorld): Counterfactual {
  return {
    held: hasHeld(real),
    heldWithoutAttack: hasHeld(morning.run(course, { attack: true })),
    heldWithoutRetries: hasHeld(morning.run(course, { retries: true })),
    heldWithoutBoth: hasHeld(morning.run(course, { attack: true, retries: true })),
  }
}

export interface Making {
  readonly number: number
  readonly name: string
  readonly morning: CaseMorning
  readonly course: Course
  readonly found: Expectations['found']
  readonly denied?: Expectations['denied']
  readonly isAttackFree?: boolean
  readonly hasCounterfactual?: boolean
  readonly historyDays?: number
  readonly capacityIsKnown?: boolean
}

export function makeCase(making: Making): EvidenceCase {
  const { course, morning, name, number } = making
  const days = making.historyDays ?? 3
  const names = new DayNames(`${morning.seed}-0`)
  const world = morning.run(course)
  const told = [...morning.history(days), ...tellRecords(world, names, morning.dice.fork('tell'))]
  const records = told.map(({ record }) => record)
  const truth = told.map(({ record, slice }) => (atOf(record) >= morning.from ? slice : null))
  const input: EvidenceInput = {
    records,
    from: morning.from,
    to: morning.to,
    roster: rosterOf(morning.town, (id) => names.name('person', id)),
    timetable: morning.timetable(days),
    capacityPerSecond: making.capacityIsKnown === false ? null : course.server.capacity,
  }
  const counterfactual =
    making.hasCounterfactual === true ? whatWouldHaveBeen(morning, course, world) : null
  const { denied = [], found, isAttackFree = course.attack === undefined } = making
  const shares = sharesOf(truth)
  const expectations = { shares, found, denied, isAttackFree, counterfactual }
  return { number, name, seed: morning.seed, input, truth, expectations }
}

/** A case of the list: what one seed makes of it. */
export interface CaseRecipe {
  readonly number: number
  readonly name: string
  readonly make: (seed: number) => Omit<Making, 'number' | 'name'>
  /** Changes what the morning left, where the case is about that. */
  readonly alter?: (made: EvidenceCase) => EvidenceCase
}
