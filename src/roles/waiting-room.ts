/**
 * Puts the waiting room together in one process: its line, what is durable of it, the answers of
 * the school, and the clockwork that lets people in at the rate of now.
 */
import { createHmac } from 'node:crypto'
import type { Config } from '#engine/config/config.ts'
import { createGroupCommit } from '#engine/database/group-commit.ts'
import type { Gate } from '#engine/http/gate.ts'
import type { Route } from '#engine/http/route.ts'
import type { PipesDatabase, PipesTables } from '#pipes/pipe-tables.ts'
import { createAddressShare } from '#pipes/waiting-room/address-share.ts'
import { nextRate, startRate } from '#pipes/waiting-room/admission-rate.ts'
import { arrivalRoutes } from '#pipes/waiting-room/arrival-routes.ts'
import { insertArrivals } from '#pipes/waiting-room/arrival-store.ts'
import { createGate } from '#pipes/waiting-room/create-gate.ts'
import { findAtDoor } from '#pipes/waiting-room/find-at-door.ts'
import type { CheckIn, FirstArrival } from '#pipes/waiting-room/first-arrival.ts'
import { createInTokenReader } from '#pipes/waiting-room/in-token.ts'
import { createLateCheckIns } from '#pipes/waiting-room/late-check-ins.ts'
import type { LotteryTimes } from '#pipes/waiting-room/lottery.ts'
import { reserveNumbers } from '#pipes/waiting-room/number-block-store.ts'
import { blockNumbers } from '#pipes/waiting-room/number-blocks.ts'
import { createPeopleInside } from '#pipes/waiting-room/people-inside.ts'
import { createNumberSource } from '#pipes/waiting-room/take-number.ts'
import { ticketKeyName } from '#pipes/waiting-room/ticket.ts'
import { createWaitRecord } from '#pipes/waiting-room/wait-record.ts'
import { releaseEveryMs } from '#pipes/waiting-room/waiting-line.ts'
import { waitingPageRoutes } from '#pipes/waiting-room/waiting-page-routes.ts'
import type { SchoolAnswers, WaitingRoomContext } from '#pipes/waiting-room/waiting-room-context.ts'
import type { FindAtDoor } from '#school/day/at-door.ts'
import { everyone } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { createArriverFinder } from './describe-arriver.ts'
import { watchSignals } from './live-signals.ts'
import { createEvenClock, openLine } from './open-line.ts'
import type { SchoolContext } from './school-routes.ts'

/** How long before an announced opening people may begin to wait. */
const waitingOpensBeforeMs = 30 * 60_000

export interface WaitingRoom {
  readonly routes: readonly Route<Caller>[]
  readonly gate: Gate<Caller>
  /** The school's question: who of these came today, and who waits? */
  readonly findAtDoor: FindAtDoor
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
}): Promise<WaitingRoom> {
  const { config, context: school } = given
  const { keyRing, log, random } = school
  const clock = createEvenClock(school.clock)
  const db = pipesOf(school.db)
  const { line, close } = await openLine(config, { log, clock: school.clock })
  const checkIns = createGroupCommit<CheckIn, FirstArrival | null>({
    write: (group) => insertArrivals(db, group),
  })
  const lateCheckIns = createLateCheckIns(checkIns)
  let isCalm = true
  const context: WaitingRoomContext = {
    line,
    clock,
    random,
    keyRing,
    log,
    checkIns,
    lateCheckIns,
    takeNumber: createNumberSource(() => reserveNumbers(db, blockNumbers)),
    inside: createPeopleInside(),
    readInToken: createInTokenReader(() => keyRing.all(ticketKeyName)),
    isCalm: () => isCalm,
    shares: createAddressShare(),
    waits: createWaitRecord(),
    lottery: lotteryOf(config.openingAtMs, keyRing.key('lottery')),
  }
  const answers: SchoolAnswers<Caller> = {
    accountOf: (caller) => caller.accountId,
    keepsNothing: (caller) => caller.sharedDevice,
    describe: createArriverFinder(school, config.timeZone),
    personalFor: (caller, held) => school.personalPacks.personalFor(caller, held ?? undefined),
    fetchAfterMs: () => school.personalPacks.fetchAfterMs(),
  }

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
    const { waiting } = await line.sizes()
    isCalm = waiting.pass + waiting.known + waiting.unknown === 0
    if (isCalm) clock.settle()
    void lateCheckIns.writeSome()
  }
  const releaseSafely = (): Promise<void> =>
    release().catch((err: unknown) => log.error({ err }, 'a release failed; the next one follows'))
  // The door stands open from the first call on: as if it had been, before anybody came.
  await line.release(rate.perSecond, clock.now() - releaseEveryMs).catch(() => [])
  await releaseSafely()
  const timer = setInterval(() => void releaseSafely(), releaseEveryMs)

  return {
    routes: [
      ...arrivalRoutes(context, answers, everyone),
      ...waitingPageRoutes(context, answers, { everyone, timeZone: config.timeZone }),
    ],
    gate: createGate(context, answers),
    findAtDoor: (accountIds, onDay) => findAtDoor(context, db, accountIds, onDay),
    async stop() {
      clearInterval(timer)
      signals.stop()
      await checkIns.drain()
      await close()
    },
  }
}

/** The seed follows from a key that lies outside the database: the same one after a restart. */
function lotteryOf(
  openingAtMs: number | null,
  key: Uint8Array,
): { readonly seed: Uint8Array; readonly times: LotteryTimes } | null {
  if (openingAtMs === null) return null
  return {
    seed: new Uint8Array(createHmac('sha256', key).update(`opening ${openingAtMs}`).digest()),
    times: { waitingOpensAtMs: openingAtMs - waitingOpensBeforeMs, doorOpensAtMs: openingAtMs },
  }
}

/** Between the opening of the waiting and that of the door nobody new is let in. */
function isHeldShut(times: LotteryTimes | undefined, nowMs: number): boolean {
  return times !== undefined && nowMs >= times.waitingOpensAtMs && nowMs < times.doorOpensAtMs
}
