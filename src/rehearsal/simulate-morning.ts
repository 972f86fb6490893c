/**
 * Runs one planned morning on a virtual clock, second by second, through the real decisions of the
 * waiting room: the line, the door's turns and numbers, the rate, the polls. Nothing here decides;
 * visitors come, ask when they were told to, fall silent, return, and the process dies and starts
 * again.
 */
import type { FirstArrival } from '#pipes/waiting-room/first-arrival.ts'
import { stepMaxMs } from '#pipes/waiting-room/line-clock.ts'
import { formatNumber } from '#pipes/waiting-room/number-blocks.ts'
import { absentAfter, jitterPoll } from '#pipes/waiting-room/poll-pace.ts'
import { type Entrant, lineRules, type Standing } from '#pipes/waiting-room/waiting-line.ts'
import { type MorningPlan, type PlannedVisitor, planMorning, type Second } from './morning-plan.ts'
import { createMorningWatch, type MorningWatch, type Watched } from './morning-watch.ts'
import { type Flaws, SimulatedCell } from './simulated-cell.ts'

export interface MorningResult {
  readonly seed: number
  readonly violations: readonly string[]
  readonly people: number
  readonly seconds: Second
  readonly releases: number
}

/** A morning that takes longer than all its people at half the rate has starved somebody. */
const lateFactor = 2
const lateSlack: Second = 3_000

interface Visitor {
  readonly plan: PlannedVisitor
  /** What the device holds: the ticket, or the person's row. */
  entrant: Entrant | null
  /** What the device got in a rush instead of a place. */
  given: FirstArrival | null
  watched: Watched | null
  isIn: boolean
  hasBeenSilent: boolean
  firstAt: Second | null
  askedAt: Second
}

export async function simulateMorning(seed: number, flaws: Flaws = {}): Promise<MorningResult> {
  const morning = new Morning(planMorning(seed), flaws)
  return await morning.run()
}

class Morning {
  readonly #plan: MorningPlan
  readonly #cell: SimulatedCell
  readonly #watch: MorningWatch
  readonly #agenda = new Map<Second, (() => Promise<void>)[]>()
  readonly #waiting = new Set<Visitor>()
  readonly #end: Second
  #open = 0
  #at: Second = 0
  #releases = 0

  constructor(plan: MorningPlan, flaws: Flaws) {
    this.#plan = plan
    this.#cell = new SimulatedCell(plan, flaws)
    this.#watch = createMorningWatch(plan)
    this.#end = lateSlack + Math.ceil((lateFactor * plan.visitors.length) / plan.capacityPerSecond)
  }

  async run(): Promise<MorningResult> {
    for (const planned of this.#plan.visitors) this.#expect(planned)
    for (const { at, byMs } of this.#plan.jumps) {
      this.#schedule(at, async () => this.#cell.setClock(byMs))
    }
    for (const { at, lasts, isPromotion } of this.#plan.restarts) {
      this.#schedule(at, async () => this.#restart(lasts, isPromotion))
    }
    for (this.#at = 0; this.#open > 0 && this.#at < this.#end; this.#at += 1) await this.#second()
    this.#judgeEnd()
    return {
      seed: this.#plan.seed,
      violations: this.#watch.violations,
      people: this.#plan.visitors.length,
      seconds: this.#at,
      releases: this.#releases,
    }
  }

  async #second(): Promise<void> {
    const due = this.#agenda.get(this.#at)
    this.#agenda.delete(this.#at)
    for (const happen of due ?? []) {
      this.#open -= 1
      await happen()
    }
    const perSecond = this.#cell.rateAt(this.#at)
    this.#cell.door.tick(this.#machineMs(), this.#waiting.size === 0)
    const isUp = this.#cell.isUp(this.#at)
    const released = isUp ? await this.#cell.line.release(perSecond, this.#machineMs()) : []
    this.#releases += released.length
    this.#watch.released(released, perSecond, this.#cell.isServing(this.#at), this.#at)
  }

  #restart(lasts: Second, isPromotion: boolean): void {
    for (const visitor of this.#waiting) visitor.watched = null
    this.#watch.restarted()
    this.#cell.restart(this.#at, lasts, isPromotion)
  }

  #expect(plan: PlannedVisitor): void {
    const visitor: Visitor = {
      plan,
      entrant: null,
      given: null,
      watched: null,
      isIn: false,
      hasBeenSilent: false,
      firstAt: null,
      askedAt: 0,
    }
    this.#schedule(plan.arrivesAt, () => this.#ask(visitor))
    if (plan.secondDeviceAfter !== null && plan.kind !== 'stranger' && plan.kind !== 'hoarder') {
      this.#schedule(plan.arrivesAt + plan.secondDeviceAfter, () => this.#askElsewhere(visitor))
    }
    if (plan.knownAfter !== null) {
      this.#schedule(plan.arrivesAt + plan.knownAfter, () => this.#becomeKnown(visitor))
    }
  }

  /** The visitor's device asks: for the first time, or when it was told to. */
  async #ask(visitor: Visitor): Promise<void> {
    if (visitor.isIn) return
    if (!this.#cell.isUp(this.#at))
      return this.#again(visitor, 2 + this.#cell.random.fraction() * 4)
    const standing = await this.#standingOf(visitor)
    if (standing === null) return
    this.#note(visitor, standing)
    if (visitor.isIn) return
    if (standing.state === 'full') return this.#again(visitor, standing.comeBackAfterMs / 1_000)
    if (standing.state !== 'waiting') return
    if (this.#fallsSilent(visitor)) return
    const told = jitterPoll(standing.pollAfterMs, this.#cell.random) / 1_000
    this.#again(visitor, visitor.plan.isImpatient ? told / 5 : told)
  }

  async #standingOf(visitor: Visitor): Promise<Standing | null> {
    const isPassNow = this.#holdsPass(visitor)
    const held = visitor.entrant
    if (held !== null && visitor.watched !== null && !(isPassNow && held.lane !== 'pass')) {
      const standing = await this.#cell.line.seen(held.key, this.#machineMs())
      if (standing.state !== 'absent') return standing
      // The line takes a jump of the clock for no more than one longest step.
      const jumpedMs = this.#plan.jumps.length * stepMaxMs
      const silentMs = (this.#at - visitor.askedAt) * 1_000 + jumpedMs
      const isGone = this.#watch.hasReleased(held.key)
      if (silentMs < (isGone ? lineRules.admittedForMs : lineRules.forgetAfterMs))
        this.#watch.report(`${held.key} lost its place`, this.#at)
    }
    const entrant = held ?? this.#entrantFor(visitor)
    if (entrant === null) return null
    visitor.entrant = isPassNow ? { ...entrant, lane: 'pass' } : entrant
    return await this.#cell.line.take(visitor.entrant, this.#machineMs())
  }

  /** What the door gives to somebody who comes without anything; null: told to come later. */
  #entrantFor(visitor: Visitor): Entrant | null {
    const { given, plan } = visitor
    if (given === null && this.#isRush()) {
      visitor.given = this.#cell.door.giveNumber(this.#machineMs())
      const { afterMs } = this.#cell.returns.next(this.#plan.capacityPerSecond, this.#at * 1_000)
      this.#again(visitor, jitterPoll(afterMs, this.#cell.random) / 1_000)
      return null
    }
    if (plan.kind === 'pupil' || plan.kind === 'staff') {
      const entrant = this.#cell.door.account(plan, this.#machineMs(), given)
      if (given !== null) this.#watch.honoured(given, entrant, this.#at)
      return entrant
    }
    const admission = this.#cell.door.ticket(plan, this.#machineMs(), given)
    if (admission.state === 'later') {
      this.#again(visitor, admission.comeBackAfterMs / 1_000)
      return null
    }
    if (given !== null) this.#watch.honoured(given, admission.entrant, this.#at)
    return admission.entrant
  }

  #isRush(): boolean {
    return this.#plan.rushes.some(({ at, lasts }) => this.#at >= at && this.#at < at + lasts)
  }

  #holdsPass(visitor: Visitor): boolean {
    const from = visitor.plan.passFrom
    return from !== null && this.#at >= from && this.#at < from + 120
  }

  /** One request from another device of the same account: it must change nothing. */
  async #askElsewhere(visitor: Visitor): Promise<void> {
    if (visitor.isIn || visitor.entrant === null || !this.#cell.isUp(this.#at)) return
    // The first device may have fallen silent: this single request does not make it ask again.
    const isLive = visitor.watched?.isLive ?? false
    this.#note(visitor, await this.#cell.line.take(visitor.entrant, this.#machineMs()))
    this.#setLive(visitor, isLive)
  }

  /** The card is read on the waiting page; for some the account already waits on another device. */
  async #becomeKnown(visitor: Visitor): Promise<void> {
    const ticket = visitor.entrant
    if (visitor.isIn || ticket === null || ticket.lane !== 'unknown' || !this.#cell.isUp(this.#at))
      return
    const isLive = visitor.watched?.isLive ?? !visitor.hasBeenSilent
    if (visitor.plan.isImpatient) {
      const account = this.#cell.door.account(visitor.plan, this.#machineMs(), null)
      const elsewhere = await this.#cell.line.take(account, this.#machineMs())
      // In on the other device: the ticket is left alone and will be passed over.
      if (elsewhere.state === 'in') {
        this.#watch.walkedIn(account, this.#at)
        this.#setLive(visitor, false)
        this.#goIn(visitor)
        return
      }
    }
    const ticketIsIn = this.#watch.hasReleased(ticket.key)
    visitor.entrant = this.#cell.door.recognise(visitor.plan, ticket, this.#machineMs())
    this.#watch.left(ticket.key)
    const standing = await this.#cell.line.merge(ticket.key, visitor.entrant, this.#machineMs())
    if (ticketIsIn && standing.state === 'in') this.#goIn(visitor)
    else this.#note(visitor, standing)
    this.#setLive(visitor, isLive)
    // The answer goes to the same device, which asks at the new pace from now on.
    if (isLive && standing.state === 'waiting') {
      this.#again(visitor, jitterPoll(standing.pollAfterMs, this.#cell.random) / 1_000)
    }
  }

  #setLive(visitor: Visitor, isLive: boolean): void {
    if (visitor.watched !== null) visitor.watched.isLive = isLive
  }

  #note(visitor: Visitor, standing: Standing): void {
    const { entrant } = visitor
    if (entrant === null) return
    if (standing.state === 'in') {
      // Whoever was released was counted then; anybody else walks in now.
      if (!this.#watch.hasReleased(entrant.key)) this.#watch.walkedIn(entrant, this.#at)
      this.#goIn(visitor)
      return
    }
    if (standing.state !== 'waiting') return
    this.#waiting.add(visitor)
    visitor.firstAt ??= this.#at
    visitor.askedAt = this.#at
    const toldUntil = this.#at + absentAfter(standing.pollAfterMs, lineRules) / 1_000
    const presentUntil = Math.max(visitor.watched?.presentUntil ?? 0, toldUntil)
    visitor.watched = { entrant, isLive: true, presentUntil }
    this.#watch.joined(visitor.watched)
  }

  #goIn(visitor: Visitor): void {
    visitor.isIn = true
    this.#waiting.delete(visitor)
  }

  #fallsSilent(visitor: Visitor): boolean {
    const { silence } = visitor.plan
    if (silence === null || visitor.hasBeenSilent) return false
    if (this.#at - (visitor.firstAt ?? this.#at) < silence.after) return false
    visitor.hasBeenSilent = true
    this.#setLive(visitor, false)
    if (silence.lasts !== null) this.#again(visitor, silence.lasts)
    return true
  }

  #again(visitor: Visitor, seconds: number): void {
    this.#schedule(this.#at + Math.max(1, Math.round(seconds)), () => this.#ask(visitor))
  }

  #schedule(second: Second, happen: () => Promise<void>): void {
    const due = this.#agenda.get(second)
    if (due === undefined) this.#agenda.set(second, [happen])
    else due.push(happen)
    this.#open += 1
  }

  #machineMs(): number {
    return this.#cell.machineMs(this.#at)
  }

  #judgeEnd(): void {
    for (const visitor of this.#waiting) {
      if (visitor.watched?.isLive === true) {
        this.#watch.report(`${visitor.entrant?.key} never got in`, this.#at)
      }
    }
    const given = new Set<string>()
    for (const number of this.#cell.door.numbers.map(formatNumber)) {
      if (given.has(number)) this.#watch.report(`the number ${number} came twice`, this.#at)
      given.add(number)
    }
  }
}
