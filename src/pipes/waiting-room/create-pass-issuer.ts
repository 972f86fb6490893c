/**
 * Gives overnight passes, many people's at once: whoever asks again gets the same one, and a
 * minute never holds more than its part of the rate, however many processes give them. It fails
 * nobody: without a pass the line is still there.
 */
import type { PersonalPack } from '#contract/day-packs.ts'
import { createGroupCommit } from '#engine/database/group-commit.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import type { LotteryTimes } from './lottery.ts'
import {
  type GivenPass,
  givePasses,
  isOver,
  mintPass,
  minuteMs,
  minutesFor,
  type PassWish,
  passKeyName,
  passNotBefore,
} from './overnight-pass.ts'
import { insertPasses, lockPasses, readPasses, readTaken } from './overnight-pass-store.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

const defaultPatienceMs = 3_000

/** A morning, and when the person's first lesson begins. */
export interface PassMorning {
  readonly on: Day
  readonly firstLessonAtMs: number
}

export interface PassIssuerOptions extends Pick<WaitingRoomContext, 'keyRing' | 'log'> {
  readonly db: PipesDatabase
  readonly clock: Pick<Clock, 'now'>
  /** People let in a second, as certified or configured: not what the machine feels at this moment. */
  readonly perSecond: () => number
  readonly opening: LotteryTimes | null
  /** The answer that carries passes is not held back longer for them; 3 000. */
  readonly patienceMs?: number
}

export interface PassIssuer {
  /** Those that are still to come; fewer than mornings where minutes are full or time is short. */
  passesFor(accountId: Id, mornings: readonly PassMorning[]): Promise<PersonalPack['passes']>
  drain(): Promise<void>
}

export function createPassIssuer(options: PassIssuerOptions): PassIssuer {
  const { clock, keyRing, log, opening, patienceMs = defaultPatienceMs } = options
  const queue = createGroupCommit<readonly PassWish[], readonly GivenPass[]>({
    write: (group) => issueTogether(options, group),
  })

  async function issue(wishes: readonly PassWish[]): Promise<readonly GivenPass[]> {
    try {
      const given = await queue.submit(wishes)
      return given.ok ? given.value : []
    } catch (err) {
      log.warn({ err }, 'passes could not be given; who asks again may get them')
      return []
    }
  }

  return {
    async passesFor(accountId, mornings) {
      if (mornings.length === 0) return []
      const nowMs = clock.now()
      const wishes = mornings.map(({ firstLessonAtMs: wantedMs, on }) => {
        const notBeforeMs = passNotBefore(nowMs, wantedMs, opening)
        return { accountId, on, wantedMs, notBeforeMs }
      })
      const given = await withPatience(issue(wishes), patienceMs)
      return given
        .filter((pass) => !isOver(pass, nowMs))
        .map(({ fromMs, on }) => ({
          on,
          from: new Date(fromMs).toISOString(),
          until: new Date(fromMs + minuteMs).toISOString(),
          pass: mintPass(keyRing.key(passKeyName), { accountId, fromMs }),
        }))
    },
    drain: () => queue.drain(),
  }
}

/** What comes too late for this answer is written all the same, and given with the next one. */
async function withPatience(
  passes: Promise<readonly GivenPass[]>,
  patienceMs: number,
): Promise<readonly GivenPass[]> {
  const { promise: late, resolve } = Promise.withResolvers<readonly GivenPass[]>()
  const timer = setTimeout(() => resolve([]), patienceMs)
  try {
    return await Promise.race([passes, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Each one's passes in the order of the group. Written before, they are read and nothing more. */
async function issueTogether(
  { db, perSecond }: PassIssuerOptions,
  group: readonly (readonly PassWish[])[],
): Promise<GivenPass[][]> {
  const wishes = new Map(group.flat().map((wish) => [keyOf(wish), wish]))
  const held = await findHeld(db, [...wishes.values()])
  const missing = [...wishes.values()].filter(
    (wish) => !held.has(keyOf(wish)) && minutesFor(wish).length > 0,
  )
  if (missing.length > 0) {
    const fresh = await db.transaction().execute((trx) => giveMissing(trx, missing, perSecond()))
    for (const [key, pass] of fresh) held.set(key, pass)
  }
  return group.map((own) => own.flatMap((wish) => held.get(keyOf(wish)) ?? []))
}

async function giveMissing(
  trx: PipesDatabase,
  missing: readonly PassWish[],
  perSecond: number,
): Promise<ReadonlyMap<string, GivenPass>> {
  await lockPasses(trx)
  // Another process may have given some of them before the lock was ours.
  const held = await findHeld(trx, missing)
  const open = missing.filter((wish) => !held.has(keyOf(wish)))
  const taken = await readTaken(trx, [...new Set(open.flatMap(minutesFor))])
  const fresh = givePasses(open, perSecond, taken)
  await insertPasses(trx, fresh)
  for (const pass of fresh) held.set(keyOf(pass), pass)
  return held
}

async function findHeld(
  db: PipesDatabase,
  wishes: readonly PassWish[],
): Promise<Map<string, GivenPass>> {
  const passes = await readPasses(db, [...new Set(wishes.map(({ accountId }) => accountId))])
  return new Map(passes.map((pass) => [keyOf(pass), pass]))
}

function keyOf({ accountId, on }: Pick<PassWish, 'accountId' | 'on'>): string {
  return `${on} ${accountId}`
}
