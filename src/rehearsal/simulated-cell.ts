/**
 * The process under test: a line that a crash forgets, the door's durable memory, a rate that feels
 * the load, and a machine's clock that somebody sets. It dies and starts again as the plan says.
 */
import { type Random, seededRandom } from '#kernel/random.ts'
import { nextRate, signalLimits, startRate } from '#pipes/waiting-room/admission-rate.ts'
import { createMemoryLine, type MemoryLineOptions } from '#pipes/waiting-room/memory-line.ts'
import { createReturnPace } from '#pipes/waiting-room/return-pace.ts'
import {
  type Line,
  type LineRules,
  lineRules,
  restartGraceMs,
} from '#pipes/waiting-room/waiting-line.ts'
import { doorOpensAt, type MorningPlan, morningStartMs, type Second } from './morning-plan.ts'
import { createSimulatedDoor, type SimulatedDoor } from './simulated-door.ts'

/** What is not as it runs: mostly broken on purpose, to see that the watch notices. */
export interface Flaws {
  readonly rules?: Partial<LineRules>
  readonly reusesNumbers?: boolean
  readonly ageingMs?: number
  readonly forgetsGiven?: boolean
  /** Another line than the one in memory: one that is broken, or one kept elsewhere. */
  readonly makeLine?: (options: MemoryLineOptions) => Line
}

export class SimulatedCell {
  readonly random: Random
  readonly door: SimulatedDoor
  line: Line
  readonly returns = createReturnPace()
  readonly #plan: MorningPlan
  readonly #flaws: Flaws
  #rate: ReturnType<typeof startRate>
  #clockOffMs = 0
  #upAt: Second = 0
  #servesFrom: Second = 1

  constructor(plan: MorningPlan, flaws: Flaws) {
    this.#plan = plan
    this.#flaws = flaws
    this.random = seededRandom(plan.seed ^ 0x5eed)
    this.door = createSimulatedDoor(plan, this.random, {
      reusesNumbers: flaws.reusesNumbers ?? false,
      ageingMs: flaws.ageingMs ?? plan.ageingMs,
      forgetsGiven: flaws.forgetsGiven ?? false,
    })
    this.#rate = startRate(plan.capacityPerSecond)
    this.line = this.#newLine(0)
    this.door.start(this.machineMs(0), false)
  }

  machineMs(at: Second): number {
    return morningStartMs + at * 1_000 + this.#clockOffMs
  }

  isUp(at: Second): boolean {
    return at >= this.#upAt
  }

  /** Whether the time since the last release counts: the first one of a process only begins it. */
  isServing(at: Second): boolean {
    return at > this.#servesFrom
  }

  setClock(byMs: number): void {
    this.#clockOffMs += byMs
  }

  restart(at: Second, lasts: Second, isPromotion: boolean): void {
    this.#upAt = Math.max(this.#upAt, at + lasts)
    this.#servesFrom = this.#upAt + restartGraceMs / 1_000 + 1
    this.line = this.#newLine(restartGraceMs)
    this.door.start(this.machineMs(at), isPromotion)
  }

  /** The rate of this second; 0 while the door is closed. */
  rateAt(at: Second): number {
    const strain = this.#plan.strains.find((each) => at >= each.at && at < each.at + each.lasts)
    const eventLoopDelayMs = (strain?.stress ?? 0) * signalLimits.eventLoopDelayMs
    this.#rate = nextRate(this.#rate, {
      capacityPerSecond: this.#plan.capacityPerSecond,
      signals: { eventLoopDelayMs, databaseWaitMs: 0, queueAgeMs: 0 },
      nowMs: at * 1_000,
      elapsedMs: 1_000,
    })
    return this.#plan.hasOpening && at < doorOpensAt ? 0 : this.#rate.perSecond
  }

  #newLine(afterMs: number): Line {
    const rules = { ...lineRules, togetherMax: this.#plan.togetherMax, ...this.#flaws.rules }
    return (this.#flaws.makeLine ?? createMemoryLine)({ rules, graceMs: afterMs })
  }
}
