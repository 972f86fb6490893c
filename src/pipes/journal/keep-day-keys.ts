/**
 * The names of the day that it is now. The first record of a day needs its key, and a full disk takes no
 * new one: so the next day's is made long before, and where none could be made, nobody who brings a
 * record is told by a throw: there are no names, and it is tried again.
 */
import type { Log } from '#engine/log/log.ts'
import { addressKey } from '#kernel/address-key.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { type DaySecrets, journalDayOf, type Named } from './day-secrets.ts'
import { LatelyUsed } from './lately-used.ts'
import type { Origin, OriginFinder } from './origin-reader.ts'
import { pathOf } from './route-class.ts'

/**
 * Values whose pseudonyms are remembered, since they come again and again. People are not: at eight each
 * comes once, and keeping a name then costs more than computing it.
 */
const rememberedMax = { source: 50_000, path: 5_000, agent: 2_000 }

const dayMs = 86_400_000
/** The key of a day is there so long before it begins: from four in the morning (UTC) of the day before. */
const keyAheadMs = 20 * 3_600_000
/** After a key could not be made, give or take a fifth: however many records come meanwhile. */
const retryMs = 1_000

interface Parts {
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly random: Pick<Random, 'fraction'>
  readonly secretsOf: (day: string) => DaySecrets
  readonly origins: OriginFinder
  readonly log: Pick<Log, 'warn' | 'info'>
}

export interface DayNamesKeeper {
  /** Null: there is no key of this day yet. */
  at(nowMs: number): DayNames | null
  /** For what comes every second, not for every request: a key is written and waited for. */
  keepAhead(nowMs: number): void
}

export function keepDayNames(parts: Parts): DayNamesKeeper {
  return new Keeper(parts)
}

interface Source extends Origin {
  readonly source: string
}

/** The pseudonyms of one day, as far as they were needed lately. */
export class DayNames {
  readonly day: string
  readonly #secrets: DaySecrets
  readonly #origins: OriginFinder
  readonly #sources = new LatelyUsed<Source>(rememberedMax.source)
  readonly #paths = new LatelyUsed<string>(rememberedMax.path)
  readonly #agents = new LatelyUsed<string>(rememberedMax.agent)

  constructor(day: string, secrets: DaySecrets, origins: OriginFinder) {
    this.day = day
    this.#secrets = secrets
    this.#origins = origins
  }

  sourceOf(address: string): Source {
    const known = this.#sources.get(address)
    if (known !== undefined) return known
    const source = {
      source: this.#secrets.pseudonymOf('source', addressKey(address)),
      ...this.#origins.find(address),
    }
    this.#sources.set(address, source)
    return source
  }

  nameOf(kind: 'person' | 'claimed', value: string): string {
    return this.#secrets.pseudonymOf(kind, value)
  }

  pathOf(url: string): string {
    return this.#remembered('path', this.#paths, pathOf(url))
  }

  agentOf(agent: string): string {
    return this.#remembered('agent', this.#agents, agent)
  }

  #remembered(kind: Named, names: LatelyUsed<string>, value: string): string {
    const known = names.get(value)
    if (known !== undefined) return known
    const name = this.#secrets.pseudonymOf(kind, value)
    names.set(value, name)
    return name
  }
}

class Keeper implements DayNamesKeeper {
  readonly #parts: Parts
  #names: DayNames | null = null
  #dayNumber: number | null = null
  #aheadNumber: number | null = null
  #isFailing = false
  #retryAtMs = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  at(nowMs: number): DayNames | null {
    const dayNumber = Math.floor(nowMs / dayMs)
    return dayNumber === this.#dayNumber ? this.#names : this.#turnTo(dayNumber)
  }

  keepAhead(nowMs: number): void {
    const dayNumber = Math.floor((nowMs + keyAheadMs) / dayMs)
    if (dayNumber === this.#aheadNumber) return
    if (this.#secretsOf(dayNumber) !== null) this.#aheadNumber = dayNumber
  }

  #turnTo(dayNumber: number): DayNames | null {
    const secrets = this.#secretsOf(dayNumber)
    if (secrets === null) return null
    this.#names = new DayNames(dayOfNumber(dayNumber), secrets, this.#parts.origins)
    this.#dayNumber = dayNumber
    return this.#names
  }

  #secretsOf(dayNumber: number): DaySecrets | null {
    const { clock, log, random, secretsOf } = this.#parts
    if (this.#isFailing && clock.monotonicMs() < this.#retryAtMs) return null
    const day = dayOfNumber(dayNumber)
    try {
      const secrets = secretsOf(day)
      if (this.#isFailing) log.info({ day }, 'keys of the journal can be made again')
      this.#isFailing = false
      return secrets
    } catch (err) {
      if (!this.#isFailing) log.warn({ err, day }, 'the key of a day of the journal cannot be made')
      this.#isFailing = true
      this.#retryAtMs = clock.monotonicMs() + retryMs * (0.8 + 0.4 * random.fraction())
      return null
    }
  }
}

function dayOfNumber(dayNumber: number): string {
  return journalDayOf(dayNumber * dayMs)
}
