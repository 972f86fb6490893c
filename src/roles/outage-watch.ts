/**
 * Gives this process's signs of life while its doors are open, and answers which outages were
 * recorded. What they mean is decided in `pipes/outages`; here are the clocks, the timer and what
 * was seen of the door since the last beat.
 */
import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import type { Random } from '#kernel/random.ts'
import { beatEveryMs, isDoorBlocked } from '#pipes/outages/outage.ts'
import { readOutages } from '#pipes/outages/outage-store.ts'
import { recordBeat } from '#pipes/outages/record-beat.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import type { LineSizes } from '#pipes/waiting-room/waiting-line.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'

/** A beat that takes longer failed; the next one tries anew. */
const beatDeadlineMs = 10_000
/** Beyond this age of the last beat the record is brought up to date before it is read. */
const staleMs = 1.5 * beatEveryMs

export interface OutageWatch {
  /** The doors are about to open: what was before is recorded first. */
  start(): Promise<void>
  /** The doors are closed; the last beat says until when they stood open. */
  stop(): Promise<void>
  /** How the line was at a release; null: it did not answer, so that nobody was let in. */
  seeDoor(sizes: LineSizes | null): void
  readonly findOutages: FindOutages
}

export function createOutageWatch(given: {
  readonly db: PipesDatabase
  readonly clock: Clock
  readonly random: Random
  readonly log: Pick<Log, 'warn' | 'info'>
}): OutageWatch {
  const { db, clock, random, log } = given
  let run: Id | null = null
  let timer: ReturnType<typeof setInterval> | undefined
  let underWay: Promise<void> | null = null
  let writtenAtMs = Number.NEGATIVE_INFINITY
  let hadTrouble = false
  /** Null: no release was seen since the last beat. */
  let isBlocked: boolean | null = null

  const write = async (ofRun: Id): Promise<void> => {
    const beat = {
      boot: bootId ?? ofRun,
      run: ofRun,
      wallMs: clock.now(),
      steadyMs: uptime() * 1_000,
      isDoorBlocked: isBlocked === true,
      hadTrouble,
    }
    isBlocked = null
    const startedAtMs = performance.now()
    try {
      const outage = await withDeadline(recordBeat(db, beat))
      writtenAtMs = startedAtMs
      hadTrouble = false
      if (outage !== null && outage.reason !== 'line') {
        log.info({ outage }, 'an outage ended and is recorded')
      }
    } catch (err) {
      if (!hadTrouble) log.warn({ err }, 'no sign of life could be written; tried again')
      hadTrouble = true
    }
  }
  const beat = (): Promise<void> => {
    if (run === null) return Promise.resolve()
    underWay ??= write(run).finally(() => {
      underWay = null
    })
    return underWay
  }

  return {
    async start() {
      run = mintId(clock, random)
      await beat()
      clearInterval(timer)
      timer = setInterval(() => void beat(), beatEveryMs)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await underWay
      await beat()
      run = null
    },
    seeDoor(sizes) {
      isBlocked = (isBlocked ?? true) && (sizes === null || isDoorBlocked(sizes))
    },
    async findOutages(fromMs, untilMs) {
      if (performance.now() - writtenAtMs > staleMs) await beat()
      return readOutages(db, fromMs, untilMs)
    },
  }
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('a beat took too long')), beatDeadlineMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Names this boot of this machine; null where the system has no such name. */
const bootId = readBootId()

function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch (err) {
    // Not Linux: then each start of the process counts as a boot, and the wall clock alone speaks.
    if ((err as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw err
  }
}
