/**
 * A tick in a work plan: kept on this device like work, sent when there is a line. The newest of an
 * item takes the place of those before; until the server tells it itself, it is what the pupil sees.
 */
import type { Id } from '#kernel/ids.ts'
import type { Keeping } from './create-satchel.ts'
import type { Entry } from './entry.ts'
import { satchelOf } from './own-satchel.ts'

export interface Tick {
  readonly planId: Id
  readonly itemId: Id
  readonly isDone: boolean
}

export async function keepTick(accountId: Id, tick: Tick): Promise<Keeping> {
  const { satchel, wake } = await satchelOf(accountId)
  const attemptId = `tick ${tick.planId} ${tick.itemId}`
  const keeping = await satchel.keep([
    { attemptId, task: { kind: 'tick', ...tick }, load: { kind: 'tick' } },
  ])
  wake()
  return keeping
}

/** What the pupil ticked that an answer of the server, asked for at `askedAtMs`, may not know yet. */
export function ticksSince(entries: readonly Entry[], askedAtMs: number): readonly Tick[] {
  return entries.flatMap(({ task, where }) => {
    if (task.kind !== 'tick' || where.at === 'refused') return []
    if (where.at === 'school' && where.sinceMs < askedAtMs) return []
    return [task]
  })
}
