/**
 * What kind of load is passing, estimated as it passes: for the operator who looks now. It knows a
 * bounded number of sources, people and errors of the last minutes; the journal gives the exact figures
 * later. Pure: times are handed in, and who is expected is answered elsewhere.
 */
import { LRUCache } from 'lru-cache'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'
import { createHeavyHitters } from './heavy-hitters.ts'
import { type Beside, type LoadTally, type LooseKind, looseKinds } from './load-tally.ts'
import { type AnswerGiven, isOwnError } from './own-error.ts'
import type { SourceMark } from './source-marks.ts'
import { type MinuteFigures, TrafficMinute } from './traffic-minute.ts'

export const minutesKept = 60
const minuteMs = 60_000
/** Whoever meets an error of ours and asks for the same again within this time does so because of it. */
export const repeatWithinMs = 120_000
/** Errors that are remembered, by who met them where. */
const errorsMax = 50_000
/** Sources of which it is remembered who is signed in behind them. */
const sourcesMax = 50_000
const besideForMs = 30 * minuteMs
/** Calls of one person in a minute: beyond, it is a page of ours that asks too often. */
export const callsPerPersonMax = 240
const peopleMax = 1_024

/** A request, as far as the estimate looks at it. */
export interface PassedCall extends AnswerGiven {
  readonly atMs: number
  readonly source: SourceMark
  /** Who is signed in; null: nobody is. */
  readonly person: string | null
  /** Whether a lesson calls them now; null where it is not known. */
  readonly isExpected: boolean | null
  /** Which thing was asked for, without its query. */
  readonly path: string
  /** Sign-ins: did it fail for what was typed, or succeed? Null: it is none. */
  readonly signIn: 'right' | 'wrong' | null
  /** 64 bits of the account that it named. */
  readonly claimed: { readonly high: number; readonly low: number } | null
}

interface Behind {
  beside: Beside
  untilMs: number
  /** What came in this minute before anybody behind the address was signed in. */
  minuteAtMs: number
  readonly unclaimed: Record<LooseKind, number>
}

export class TrafficEstimate {
  readonly #knownBehind: (sourceKey: string) => number
  readonly #past: MinuteFigures[] = []
  #minute: TrafficMinute
  #before: TrafficMinute | null = null
  #people = createHeavyHitters(peopleMax, () => ({ calls: 0 }))
  readonly #errors = new LRUCache<string, { left: number; untilMs: number }>(
    placesAsNeeded(errorsMax),
  )
  readonly #behind = new LRUCache<string, Behind>(placesAsNeeded(sourcesMax))

  /** `knownBehind`: how many enrolled people are known behind what an address counts by. */
  constructor(nowMs: number, knownBehind: (sourceKey: string) => number) {
    this.#knownBehind = knownBehind
    this.#minute = new TrafficMinute(minuteOf(nowMs))
  }

  seeCall(call: PassedCall): void {
    this.#turn(call.atMs)
    const minute = this.#minute
    const own = minute.begin(call.source)
    const tallies = [minute.total, own]
    minute.took(call.tookMs)
    if (call.claimed !== null) minute.claimed.add(call.claimed.high, call.claimed.low)
    if (call.signIn === 'right') for (const tally of tallies) tally.rightSignIns += 1
    const isAgain = this.#isRepeat(call)
    if (isOwnError(call)) {
      minute.ownErrors += 1
      this.#noteError(call)
    }
    if (call.person === null) this.#countLoose(call, isAgain ? 'again' : looseKindOf(call), tallies)
    else this.#countSigned(call, call.person, isAgain, tallies)
  }

  /** A connection that ended without a whole request. */
  seeSilent(source: SourceMark, atMs: number): void {
    this.#turn(atMs)
    const own = this.#minute.begin(source)
    const beside = this.#besideAt(source.key, atMs)
    for (const tally of [this.#minute.total, own]) tally.addLoose('silent', beside)
  }

  /** The minute that runs, then those before it, the latest first; minutes of silence are among them. */
  look(nowMs: number): readonly MinuteFigures[] {
    this.#turn(nowMs)
    return [this.#minute.look(this.#knownBehind), ...this.#past]
  }

  /** A source by the name that pages give it, among those of this minute and the one before. */
  findSource(name: string): SourceMark | null {
    const listed = this.#past.flatMap(({ suspects }) => suspects)
    return (
      this.#minute.findSource(name) ??
      this.#before?.findSource(name) ??
      listed.find(({ source }) => source.name === name)?.source ??
      null
    )
  }

  /** A clock that steps back goes on in the minute that runs. */
  #turn(nowMs: number): void {
    const atMs = minuteOf(nowMs)
    if (atMs - this.#minute.atMs > minutesKept * minuteMs) {
      this.#past.length = 0
      this.#begin(atMs)
    }
    while (this.#minute.atMs < atMs) {
      this.#past.unshift(this.#minute.look(this.#knownBehind))
      this.#past.splice(minutesKept - 1)
      this.#begin(this.#minute.atMs + minuteMs)
    }
  }

  #begin(atMs: number): void {
    this.#before = this.#minute
    this.#minute = new TrafficMinute(atMs)
    this.#people = createHeavyHitters(peopleMax, () => ({ calls: 0 }))
  }

  #isRepeat(call: PassedCall): boolean {
    const met = this.#errors.get(errorKeyOf(call))
    if (met === undefined || met.left === 0 || met.untilMs < call.atMs) return false
    met.left -= 1
    return true
  }

  /** Behind one address many may meet the same error: as many calls come back as errors went out. */
  #noteError(call: PassedCall): void {
    const key = errorKeyOf(call)
    const left = (this.#errors.get(key)?.left ?? 0) + 1
    this.#errors.set(key, { left, untilMs: call.atMs + repeatWithinMs })
  }

  #countSigned(
    call: PassedCall,
    person: string,
    isAgain: boolean,
    tallies: readonly LoadTally[],
  ): void {
    const { isExpected, isLive, source } = call
    const calls = isLive ? 0 : ++this.#people.add(person).calls
    const isOurs = isAgain || calls > callsPerPersonMax
    const kind = isExpected === null ? 'unsure' : isExpected ? 'expected' : 'unexpected'
    for (const tally of tallies) tally.addSigned(isOurs ? 'repeated' : kind)
    if (kind !== 'unsure') this.#claimFor(source.key, kind, call.atMs)
  }

  #countLoose(call: PassedCall, kind: LooseKind, tallies: readonly LoadTally[]): void {
    const { key } = call.source
    const beside = this.#besideAt(key, call.atMs)
    for (const tally of tallies) tally.addLoose(kind, beside)
    if (beside === 'nobody') this.#freshBehind(key).unclaimed[kind] += 1
  }

  /** What an address asked for just before somebody was signed in there was for them. */
  #claimFor(key: string, beside: Exclude<Beside, 'nobody'>, atMs: number): void {
    const behind = this.#freshBehind(key)
    behind.beside = beside
    behind.untilMs = atMs + besideForMs
    const own = this.#minute.loadOf(key)
    for (const kind of looseKinds) {
      const count = behind.unclaimed[kind]
      if (count === 0) continue
      this.#minute.total.claim(kind, beside, count)
      own?.claim(kind, beside, count)
      behind.unclaimed[kind] = 0
    }
  }

  #besideAt(key: string, atMs: number): Beside {
    const behind = this.#behind.get(key)
    return behind !== undefined && behind.untilMs >= atMs ? behind.beside : 'nobody'
  }

  #freshBehind(key: string): Behind {
    const known = this.#behind.get(key)
    const behind = known ?? {
      beside: 'nobody' as const,
      untilMs: 0,
      minuteAtMs: this.#minute.atMs,
      unclaimed: noneUnclaimed(),
    }
    if (behind.minuteAtMs !== this.#minute.atMs) {
      behind.minuteAtMs = this.#minute.atMs
      Object.assign(behind.unclaimed, noneUnclaimed())
    }
    if (known === undefined) this.#behind.set(key, behind)
    return behind
  }
}

function noneUnclaimed(): Record<LooseKind, number> {
  return { plain: 0, again: 0, wrong: 0, missed: 0, silent: 0 }
}

function minuteOf(atMs: number): number {
  return atMs - (atMs % minuteMs)
}

function errorKeyOf({ path, person, source }: PassedCall): string {
  return `${person ?? source.key}\n${path.slice(0, 200)}`
}

function looseKindOf({ signIn, status }: PassedCall): LooseKind {
  if (signIn === 'wrong') return 'wrong'
  return status === 404 || status === 400 || status === 431 || status === 405 ? 'missed' : 'plain'
}
