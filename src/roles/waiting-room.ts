/**
 * Puts the waiting room together in one process: its line, what is durable of it, the answers of
 * the school, and the clockwork that lets people in at the rate of now.
 */
import { createHmac } from 'node:crypto'
import type { Config } from '#engine/config/config.ts'
import { createGroupCommit } from '#engine/database/group-commit.ts'
import type { Gate } from '#engine/http/gate.ts'
import type { Route } from '#engine/http/route.ts'
import { createFaultTeller } from '#engine/log/fault-teller.ts'
import { dayOf, instantOf } from '#kernel/calendar-day.ts'
import type { PipesDatabase, PipesTables } from '#pipes/pipe-tables.ts'
import { type AddressShare, createAddressShare } from '#pipes/waiting-room/address-share.ts'
import { nextRate, startRate } from '#pipes/waiting-room/admission-rate.ts'
import type { ArrivalClaim } from '#pipes/waiting-room/arrival-claim.ts'
import { insertArrivalClaims } from '#pipes/waiting-room/arrival-claim-store.ts'
import { arrivalRoutes } from '#pipes/waiting-room/arrival-routes.ts'
import { insertArrivals } from '#pipes/waiting-room/arrival-store.ts'
import { createGate } from '#pipes/waiting-room/create-gate.ts'
import { findAtDoor } from '#pipes/waiting-room/find-at-door.ts'
import type { CheckIn, FirstArrival } from '#pipes/waiting-room/first-arrival.ts'
import { createInTokenReader } from '#pipes/waiting-room/in-token.ts'
import { createLateCheckIns } from '#pipes/waiting-room/keep-late-check-ins.ts'
import { type LotteryTimes, timesOf } from '#pipes/waiting-room/lottery.ts'
import { reserveNumbers } from '#pipes/waiting-room/number-block-store.ts'
import { blockNumbers } from '#pipes/waiting-room/number-blocks.ts'
import { createPeopleInside } from '#pipes/waiting-room/people-inside.ts'
import { createReturnPace } from '#pipes/waiting-room/return-pace.ts'
import { createNumberSource } from '#pipes/waiting-room/take-number.ts'
import { ticketKeyName } from '#pipes/waiting-room/ticket.ts'
import { createTicketSilence } from '#pipes/waiting-room/ticket-silence.ts'
import { createUsedPasses } from '#pipes/waiting-room/used-passes.ts'
import { createWaitRecord } from '#pipes/waiting-room/wait-record.ts'
import { type LineSizes, releaseEveryMs, restartGraceMs } from '#pipes/waiting-room/waiting-line.ts'
import { waitingPageRoutes } from '#pipes/waiting-room/waiting-page-routes.ts'
import type { SchoolAnswers, WaitingRoomContext } from '#pipes/waiting-room/waiting-room-context.ts'
import type { FindAtDoor } from '#school/day/at-door.ts'
import { everyone, signedIn } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { activeCookie } from '#school/sign-in/device-cookies.ts'
import { createArriverFinder } from './describe-arriver.ts'
import { openLineTime } from './line-time.ts'
import { watchSignals } from './live-signals.ts'
import { openLine } from './open-line.ts'
import type { SchoolContext } from './school-routes.ts'

/** Calls `work` again and again until told to stop; tests call it when they like. */
export type Repeat = (work: () => Promise<void>, everyMs: number) => () => void

export interface WaitingRoom {
  readonly routes: readonly Route<Caller>[]
  readonly gate: Gate<Caller>
  /** The school's question: who of these came today, and who waits? */
  readonly findAtDoor: FindAtDoor
  /** How many stood in line at the last release. */
  readonly waiting: () => number
  /** Nobody waited to come in when somebody was last let in. */
  readonly isCalm: () => boolean
  /** How many are let in a second, at present. */
  readonly perSecond: () => number
  /** Lets nobody in any more, and answers every accepted arrival. */
  stop(): Promise<void>
}

/** The tables of the way in, seen through the school's connection. */
export function pipesOf(db: SchoolDatabase): PipesDatabase {
  return db.$extendTables<Pick<PipesTables, keyof PipesTables>>().$pickTables<keyof PipesTables>()
}

export async function openWaitingRoom(given: {
  readonly config: Config
  readonly context: SchoolContext
  readonly repeat?: Repeat
  /** What strangers get, slowed where an operator said so; absent: nobody does. */
  readonly slowShares?: (shares: AddressShare) => AddressShare
}): Promise<WaitingRoom> {
  const { config, context: school, repeat = repeatByTimer } = given
  const { keyRing, log, random } = school
  const db = pipesOf(school.db)
  const time = await openLineTime(db, school)
  const { clock } = time
  // A shared line that begins with nobody in it has lost its memory, whoever started when.
  const graceMs = config.valkeyUrl === null ? time.graceMs : restartGraceMs
  const { line, close } = await openLine(config, { log, clock: school.clock, graceMs })
  const { arrivalClaims, checkIns, lateCheckIns } = createQueues(db)
  let isCalm = !time.isGrace()
  let lastSizes = await line.sizes()
  const context: WaitingRoomContext = {
    line,
    clock,
    dayBeganAtMs: () => instantOf(dayOf(clock.now(), config.timeZone), '00:00', config.timeZone),
    random,
    keyRing,
    log,
    checkIns,
    arrivalClaims,
    lateCheckIns,
    takeNumber: createNumberSource(() => reserveNumbers(db, blockNumbers)),
    ...rememberNobody(clock.now()),
    readInToken: createInTokenReader(() => keyRing.all(ticketKeyName)),
    isCalm: () => isCalm,
    shares: given.slowShares?.(createAddressShare()) ?? createAddressShare(),
    returns: createReturnPace(),
    perSecondOnceOpen: () => rate.perSecond,
    lastSizes: () => lastSizes,
    waits: createWaitRecord(),
    lottery: lotteryOf(config.openingAtMs, keyRing.key('lottery')),
  }
  const answers = answersOf(school, config.timeZone)
  const signals = watchSignals(db, () => checkIns.oldestForMs())
  let rate = startRate(config.admissionRate)
  let releasedAtMs = clock.monotonicMs()

  async function release(): Promise<void> {
    const nowMs = clock.monotonicMs()
    const elapsedMs = nowMs - releasedAtMs
    releasedAtMs = nowMs
    const capacityPerSecond = config.admissionRate
    rate = nextRate(rate, { capacityPerSecond, signals: signals.read(), nowMs, elapsedMs })
    const perSecond = isHeldShut(context.lottery?.times, clock.now()) ? 0 : rate.perSecond
    for (const { promisedMs, waitedMs } of await line.release(perSecond, clock.now())) {
      if (promisedMs !== null) context.waits.add(promisedMs, waitedMs)
    }
    lastSizes = await line.sizes()
    school.outageWatch.seeDoor(lastSizes)
    const isEmpty = waitingIn(lastSizes) === 0
    isCalm = isEmpty && !time.isGrace()
    time.released(isEmpty)
    void lateCheckIns.writeSome()
  }
  const teller = tellReleases({ log, clock })
  const releaseSafely = (): Promise<void> =>
    release().then(teller.worked, (err: unknown) => {
      school.outageWatch.seeDoor(null)
      teller.failed(err)
    })
  // The door stands open from the first call on: as if it had been, before anybody came.
  await line.release(rate.perSecond, clock.now() - releaseEveryMs).catch(() => [])
  await releaseSafely()
  const stopReleases = repeat(releaseSafely, releaseEveryMs)

  return {
    routes: routesOf(context, answers, config.timeZone),
    gate: createGate(context, answers),
    isCalm: () => isCalm,
    perSecond: () => rate.perSecond,
    waiting: () => waitingIn(lastSizes),
    findAtDoor: (accountIds, onDay) => findAtDoor(context, db, accountIds, onDay),
    async stop() {
      stopReleases()
      signals.stop()
      await Promise.all([checkIns.drain(), arrivalClaims.drain()])
      await time.stop()
      await close()
    },
  }
}

/** There are four a second. */
function tellReleases(parts: Pick<SchoolContext, 'log' | 'clock'>) {
  return createFaultTeller({
    ...parts,
    fails: 'nobody is let in: a release failed, and is tried again',
    worksAgain: 'people are let in again',
  })
}

function routesOf(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
  timeZone: string,
): Route<Caller>[] {
  return [
    ...arrivalRoutes(context, answers, { everyone, signedIn }),
    ...waitingPageRoutes(context, answers, { everyone, timeZone }),
  ]
}

function waitingIn({ waiting }: LineSizes): number {
  return waiting.pass + waiting.known + waiting.unknown
}

/** The memory of a process in which nobody has come yet. */
function rememberNobody(nowMs: number) {
  return {
    inside: createPeopleInside(),
    silence: createTicketSilence(nowMs),
    usedPasses: createUsedPasses(),
  }
}

/** What is written of those who come, many together. */
function createQueues(db: PipesDatabase) {
  const checkIns = createGroupCommit<CheckIn, FirstArrival | null>({
    write: (group) => insertArrivals(db, group),
  })
  const arrivalClaims = createGroupCommit<ArrivalClaim, true>({
    write: (group) => insertArrivalClaims(db, group),
  })
  return { checkIns, arrivalClaims, lateCheckIns: createLateCheckIns(checkIns) }
}

function answersOf(school: SchoolContext, timeZone: string): SchoolAnswers<Caller> {
  return {
    accountOf: (caller) => caller.accountId,
    maySignIn: (cookies) => cookies[activeCookie] !== undefined,
    keepsNothing: (caller) => caller.sharedDevice,
    describe: createArriverFinder(school, timeZone),
    personalFor: (caller, held) => school.personalPacks.personalFor(caller, held ?? undefined),
    fetchAfterMs: () => school.personalPacks.fetchAfterMs(),
  }
}

const repeatByTimer: Repeat = (work, everyMs) => {
  const timer = setInterval(() => void work(), everyMs)
  return () => clearInterval(timer)
}

/** The seed follows from a key that lies outside the database: the same one after a restart. */
function lotteryOf(
  openingAtMs: number | null,
  key: Uint8Array,
): { readonly seed: Uint8Array; readonly times: LotteryTimes } | null {
  if (openingAtMs === null) return null
  return {
    seed: new Uint8Array(createHmac('sha256', key).update(`opening ${openingAtMs}`).digest()),
    times: timesOf(openingAtMs),
  }
}

/** Between the opening of the waiting and that of the door nobody new is let in. */
function isHeldShut(times: LotteryTimes | undefined, nowMs: number): boolean {
  return times !== undefined && nowMs >= times.waitingOpensAtMs && nowMs < times.doorOpensAtMs
}
