/**
 * Whether there is a key of the day that it is now. The first record of a day needs it, and a full disk takes no
 * new one: so the next day's is made long before, and where none could be made, nobody who brings a
 * record is told by a throw: there is no day, and it is tried again.
 */
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { type DaySecrets, journalDayOf } from './day-secrets.ts'

const dayMs = 86_400_000
/** The key of a day is there so long before it begins: from four in the morning (UTC) of the day before. */
const keyAheadMs = 20 * 3_600_000
/** After a key could not be made, give or take a fifth: however many records come meanwhile. */
const retryMs = 1_000

interface Parts {
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly random: Pick<Random, 'fraction'>
  /** Makes the key where there is none. */
  readonly secretsOf: (day: string) => DaySecrets
  readonly log: Pick<Log, 'warn' | 'info'>
}

export interface DayKeysKeeper {
  /** The day, whose key is on the disk; null: there is none yet. */
  at(nowMs: number): string | null
  /** For what comes every second, not for every request: a key is written and waited for. */
  keepAhead(nowMs: number): void
}

export function keepDayKeys(parts: Parts): DayKeysKeeper {
  return new Keeper(parts)
}

class Keeper implements DayKeysKeeper {
  readonly #parts: Parts
  #day: string | null = null
  #dayNumber: number | null = null
  #aheadNumber: number | null = null
  #isFailing = false
  #retryAtMs = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  at(nowMs: number): string | null {
    const dayNumber = Math.floor(nowMs / dayMs)
    return dayNumber === this.#dayNumber ? this.#day : this.#turnTo(dayNumber)
  }

  keepAhead(nowMs: number): void {
    const dayNumber = Math.floor((nowMs + keyAheadMs) / dayMs)
    if (dayNumber === this.#aheadNumber) return
    if (this.#hasKey(dayNumber)) this.#aheadNumber = dayNumber
  }

  #turnTo(dayNumber: number): string | null {
    if (!this.#hasKey(dayNumber)) return null
    this.#day = dayOfNumber(dayNumber)
    this.#dayNumber = dayNumber
    return this.#day
  }

  #hasKey(dayNumber: number): boolean {
    const { clock, log, random, secretsOf } = this.#parts
    if (this.#isFailing && clock.monotonicMs() < this.#retryAtMs) return false
    const day = dayOfNumber(dayNumber)
    try {
      secretsOf(day)
      if (this.#isFailing) log.info({ day }, 'keys of the journal can be made again')
      this.#isFailing = false
      return true
    } catch (err) {
      if (!this.#isFailing) log.warn({ err, day }, 'the key of a day of the journal cannot be made')
      this.#isFailing = true
      this.#retryAtMs = clock.monotonicMs() + retryMs * (0.8 + 0.4 * random.fraction())
      return false
    }
  }
}

function dayOfNumber(dayNumber: number): string {
  return journalDayOf(dayNumber * dayMs)
}
