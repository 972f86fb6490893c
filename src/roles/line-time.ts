/**
 * The time by which the line goes, over restarts: even while the machine's clock is set, and never
 * before what the process that came before handed out as an arrival while somebody waited.
 */
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { keepLineFloor } from '#pipes/waiting-room/keep-line-floor.ts'
import { anchorOf } from '#pipes/waiting-room/line-clock.ts'
import { readLineFloor } from '#pipes/waiting-room/line-floor-store.ts'
import { lineRules, restartGraceMs } from '#pipes/waiting-room/waiting-line.ts'
import { createEvenClock } from './open-line.ts'

export interface LineTime {
  readonly clock: Clock
  /** How long nobody is let in, in ms: the process began in the middle of a line. */
  readonly graceMs: number
  /** That time is not over. */
  isGrace(): boolean
  /** After each release: whether anybody still has a place. */
  released(isEmpty: boolean): void
  stop(): Promise<void>
}

export async function openLineTime(
  db: PipesDatabase,
  { clock: machine, log }: { readonly clock: Clock; readonly log: Pick<Log, 'warn'> },
): Promise<LineTime> {
  const foundMs = await readLineFloor(db)
  const floor = keepLineFloor({ db, log }, foundMs)
  const anchorMs = anchorOf(foundMs, machine.now())
  const clock = createEvenClock(machine, anchorMs)
  const startedAtMs = machine.monotonicMs()
  const beganInLineWithin = (ms: number): boolean =>
    anchorMs !== null && machine.monotonicMs() - startedAtMs < ms

  return {
    clock,
    graceMs: anchorMs === null ? 0 : restartGraceMs,
    isGrace: () => beganInLineWithin(restartGraceMs),
    released(isEmpty) {
      // Whoever waited before the start may come back for as long as the line would have known them.
      if (isEmpty && !beganInLineWithin(lineRules.forgetAfterMs)) {
        clock.settle()
        floor.lift()
      } else floor.rise(clock.now())
    },
    stop: () => floor.settled(),
  }
}
