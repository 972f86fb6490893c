/** Acts of several people at the same moment, as tests set them up: in many orders from a seed, or all behind one lock. */
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { seededRandom } from '#kernel/random.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'

type Act = () => Promise<unknown>

/** Turns of the event loop by which one act begins after another, at most. */
const turnsMax = 6
/** Between two looks at who waits. */
const lookEveryMs = 5

/** Runs the acts of each round at once, in another order each time; what one throws, this throws. */
export async function runAtOnce(
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
  actsOf: (round: number) => readonly Act[],
  look: (round: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const random = seededRandom(seed)
  const draw = (below: number): number => Math.floor(random.fraction() * below)
  for (let round = 0; round < rounds; round += 1) {
    const acts = actsOf(round).map((act) => ({
      act,
      place: random.fraction(),
      turns: draw(turnsMax),
    }))
    await Promise.all(
      acts
        .toSorted((one, other) => one.place - other.place)
        .map(async ({ act, turns }) => {
          for (let left = turns; left > 0; left -= 1) await turn()
          await act()
        }),
    )
    await look(round)
  }
}

/**
 * While `hold` has taken its locks, the acts begin one after the other, each as soon as the one before waits or is
 * done; then the locks are let go. Gives what the acts gave, in their order.
 */
export async function runBehind<Value>(
  db: SchoolDatabase,
  hold: (trx: SchoolTransaction) => Promise<unknown>,
  acts: readonly (() => Promise<Value>)[],
): Promise<Value[]> {
  const running: Promise<Value>[] = []
  await db.transaction().execute(async (trx) => {
    await hold(trx)
    let done = 0
    for (const act of acts) {
      const one = act()
      running.push(one)
      const count = (): void => {
        done += 1
      }
      one.then(count, count)
      while ((await countWaiting(db)) + done < running.length) await wait(lookEveryMs)
    }
  })
  return Promise.all(running)
}

async function countWaiting(db: SchoolDatabase): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows[0]?.count ?? 0
}
