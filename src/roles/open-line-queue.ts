/** The lines of the journal on their way to whoever writes them; that they cannot be written is told once. */
import { createFaultTeller } from '#engine/log/fault-teller.ts'
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import { createLineQueue, type LineQueue, type LineQueueParts } from '#pipes/journal/line-queue.ts'

export function openLineQueue({
  clock,
  log,
  ...parts
}: Omit<LineQueueParts, 'teller'> & {
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly log: Pick<Log, 'warn' | 'info'>
}): LineQueue {
  const teller = createFaultTeller({
    log,
    clock,
    level: 'warn',
    fails: 'the journal cannot be written',
    worksAgain: 'the journal can be written again',
  })
  return createLineQueue({ ...parts, teller })
}
