/**
 * What kind of load is passing, estimated as it passes: for the operator who looks now. It knows a
 * bounded number of sources and errors of the last minutes; the journal gives the exact figures
 * later. Pure: times are handed in, and who is expected is answered elsewhere.
 */
import { LRUCache } from 'lru-cache'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'
import { BehindSource } from './behind-source.ts'
import { type Beside, type LooseKind, looseKinds, type SignedKind } from './load-tally.ts'
import { MetErrors } from './met-errors.ts'
import { type AnswerGiven, isOwnError } from './own-error.ts'
import type { PassedPerson } from './passed-person.ts'
import type { SourceMark } from './source-marks.ts'
import { type MinuteFigures, type SourceInMinute, TrafficMinute } from './traffic-minute.ts'

export const minutesKept = 60
const minuteMs = 60_000
/** Sources of which it is remembered who is signed in behind them. */
const sourcesMax = 50_000
/** Calls of one person in a minute: beyond, it is a page of ours that asks too often. */
export const callsPerPersonMax = 240

/** A request, as far as the estimate looks at it. */
export interface PassedCall extends AnswerGiven {
  readonly atMs: number
  readonly source: SourceMark
  /** Who is signed in; null: nobody is. */
  readonly person: PassedPerson | null
  /** Whether a lesson calls them now; null where it is not known. */
  readonly isExpected: boolean | null
  /** Which thing was asked for, without its query. */
  readonly path: string
  /** Sign-ins: did it fail for what was typed, or succeed? Null: it is none. */
  readonly signIn: 'right' | 'wrong' | null
  /** 64 bits of the account that it named. */
  readonly claimed: { readonly high: number; readonly low: number } | null
}

export class TrafficEstimate {
  readonly #knownBehind: (sourceKey: string) => number
  readonly #past: MinuteFigures[] = []
  #minute: TrafficMinute
  #before: TrafficMinute | null = null
  readonly #errors = new MetErrors()
  readonly #behind = new LRUCache<string, BehindSource>(placesAsNeeded(sourcesMax))

  /** `knownBehind`: how many enrolled people are known behind what an address counts by. */
  constructor(nowMs: number, knownBehind: (sourceKey: string) => number) {
    this.#knownBehind = knownBehind
    this.#minute = new TrafficMinute(minuteOf(nowMs))
  }

  seeCall(call: PassedCall): void {
    this.#turn(call.atMs)
    const minute = this.#minute
    const own = minute.begin(call.source)
    minute.took(call.tookMs)
    if (call.claimed !== null) minute.claimed.add(call.claimed.high, call.claimed.low)
    if (call.signIn === 'right') {
      minute.total.rightSignIns += 1
      own.load.rightSignIns += 1
    }
    const isAgain = this.#isRepeat(call)
    if (call.person === null) this.#countLoose(call, own, isAgain ? 'again' : looseKindOf(call))
    else this.#countSigned(call, own, call.person, isAgain)
  }

  /** A connection that ended without a whole request. */
  seeSilent(source: SourceMark, atMs: number): void {
    this.#turn(atMs)
    const own = this.#minute.begin(source)
    const beside = this.#knownBehindOf(own, source.key)?.besideAt(atMs) ?? 'nobody'
    this.#minute.total.addLoose('silent', beside)
    own.load.addLoose('silent', beside)
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
    if (nowMs < this.#minute.atMs + minuteMs) return
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
  }

  /** Whether it comes because of an error before; if it met one itself, it will be asked again. */
  #isRepeat(call: PassedCall): boolean {
    const { atMs, path } = call
    const who = call.person?.name ?? call.source.key
    const isRepeat = this.#errors.takeRepeat(who, path, atMs)
    if (isOwnError(call)) {
      this.#minute.ownErrors += 1
      this.#errors.note(who, path, atMs)
    }
    return isRepeat
  }

  #countSigned(
    { atMs, isExpected, isLive, source }: PassedCall,
    own: SourceInMinute,
    person: PassedPerson,
    isAgain: boolean,
  ): void {
    const { total } = this.#minute
    const calls = isLive ? 0 : person.call(this.#minute.atMs)
    const isOurs = isAgain || calls > callsPerPersonMax
    const kind = signedKindOf(isExpected)
    total.addSigned(isOurs ? 'repeated' : kind)
    own.load.addSigned(isOurs ? 'repeated' : kind)
    if (kind === 'unsure') return
    const claimed = this.#behindOf(own, source.key).claim(kind, atMs, this.#minute.atMs)
    if (claimed !== null) this.#claimLoose(own, kind, claimed)
  }

  /** What an address asked for just before somebody was signed in there was for them. */
  #claimLoose(
    own: SourceInMinute,
    beside: Beside,
    claimed: Readonly<Record<LooseKind, number>>,
  ): void {
    for (const kind of looseKinds) {
      this.#minute.total.claim(kind, beside, claimed[kind])
      own.load.claim(kind, beside, claimed[kind])
    }
  }

  #countLoose({ atMs, source }: PassedCall, own: SourceInMinute, kind: LooseKind): void {
    const behind = this.#behindOf(own, source.key)
    const beside = behind.besideAt(atMs)
    this.#minute.total.addLoose(kind, beside)
    own.load.addLoose(kind, beside)
    if (beside === 'nobody') behind.leaveUnclaimed(kind, this.#minute.atMs)
  }

  #behindOf(own: SourceInMinute, key: string): BehindSource {
    const known = this.#knownBehindOf(own, key)
    if (known !== null) return known
    const behind = new BehindSource()
    this.#behind.set(key, behind)
    own.behind = behind
    return behind
  }

  /** Looked for once in a minute: from then on it stands with the source. */
  #knownBehindOf(own: SourceInMinute, key: string): BehindSource | null {
    own.behind ??= this.#behind.get(key) ?? null
    return own.behind
  }
}

function minuteOf(atMs: number): number {
  return atMs - (atMs % minuteMs)
}

function signedKindOf(isExpected: boolean | null): Exclude<SignedKind, 'repeated'> {
  if (isExpected === null) return 'unsure'
  return isExpected ? 'expected' : 'unexpected'
}

function looseKindOf({ signIn, status }: PassedCall): LooseKind {
  if (signIn === 'wrong') return 'wrong'
  return status === 404 || status === 400 || status === 431 || status === 405 ? 'missed' : 'plain'
}
