/**
 * Which line this process keeps: absent means local, present means shared. The even clock that the
 * whole waiting room reads comes with it, so that a machine's clock that is set changes no turn.
 */
import type { Config } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { createFaultTeller } from '#engine/log/fault-teller.ts'
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import { createPatientLine } from '#pipes/waiting-room/create-patient-line.ts'
import { createLineClock } from '#pipes/waiting-room/line-clock.ts'
import { createMemoryLine } from '#pipes/waiting-room/memory-line.ts'
import { openValkeyLine } from '#pipes/waiting-room/valkey-line-store.ts'
import type { Line } from '#pipes/waiting-room/waiting-line.ts'

export interface OpenLine {
  readonly line: Line
  close(): Promise<void>
}

export interface LineSurroundings {
  readonly log: Pick<Log, 'error' | 'info'>
  readonly clock: Clock
  /** A line that begins with nobody in it lets nobody in for so long. */
  readonly graceMs: number
}

export async function openLine(
  { valkeyUrl }: Pick<Config, 'valkeyUrl'>,
  { log, clock, graceMs }: LineSurroundings,
): Promise<OpenLine> {
  if (valkeyUrl === null)
    return { line: createMemoryLine({ graceMs }), close: async () => undefined }
  const teller = createFaultTeller({
    log,
    clock,
    fails: 'the shared waiting line does not answer',
    worksAgain: 'the shared waiting line answers again',
  })
  try {
    const line = await openValkeyLine({ url: valkeyUrl, graceMs, onError: teller.failed })
    const patient = createPatientLine(byMachineClock(line, clock), teller.failed)
    const release: Line['release'] = async (perSecond, nowMs) => {
      const released = await patient.release(perSecond, nowMs)
      teller.worked()
      return released
    }
    return { line: { ...patient, release }, close: () => line.close() }
  } catch (cause) {
    throw new PlainError(
      {
        french: 'Le serveur de PREAU_VALKEY_URL ne répond pas.',
        english: 'The server of PREAU_VALKEY_URL does not answer.',
      },
      { cause },
    )
  }
}

/**
 * What processes share goes by the machines' clocks, which somebody keeps together. The even clock
 * of one process may lag behind that of another, and the line evens out jumps by itself.
 */
function byMachineClock(line: Line, clock: Clock): Line {
  return {
    take: (entrant) => line.take(entrant, clock.now()),
    seen: (key) => line.seen(key, clock.now()),
    standing: (key) => line.standing(key, clock.now()),
    merge: (ticketKey, entrant) => line.merge(ticketKey, entrant, clock.now()),
    release: (perSecond) => line.release(perSecond, clock.now()),
    sizes: () => line.sizes(),
  }
}

export interface EvenClock extends Clock {
  /** Nobody waits: the machine's time is good, whatever it was before. */
  settle(): void
}

/** `anchorMs`: where it begins; null: at the machine's time. */
export function createEvenClock(clock: Clock, anchorMs: number | null = null): EvenClock {
  const even = createLineClock(anchorMs ?? undefined)
  return {
    now: () => even.read(clock.now()),
    monotonicMs: () => clock.monotonicMs(),
    settle: () => even.settle(clock.now()),
  }
}
