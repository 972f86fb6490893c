/**
 * Keeps who-may-what in memory, so that no request asks the database for it. A change of rights
 * is announced in the change feed and forgotten here at once, in every process; while the feed
 * is silent for too long, nothing is believed from memory any more.
 */
import { LRUCache } from 'lru-cache'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'
import type { KnownPerson } from './caller.ts'

/**
 * People that one process remembers; the oldest use goes first. Some hundred bytes each, since
 * classmates share what they have in common: see `share-with-classmates.ts`.
 */
export const peopleMax = 200_000
/** Older news than this, and memory is not believed. */
const feedSilenceMaxMs = 5_000

/** The part of the change feed that is needed here. */
export interface RightsNews {
  /** Calls back with the key of each change of the topic: an account id, or '*' for everybody. */
  subscribe(topic: string, listener: (key: string) => void): void
  /** Milliseconds since the feed last heard from the database. */
  silentForMs(): number
}

/** The topic under which changes of rights are announced. */
export const rightsTopic = 'rights'

/** That there is no such active account is remembered as well. */
const nobody = Symbol('nobody')

export interface CallerMemory {
  /** What memory says at once: null is nobody; undefined: the database would have to be asked. */
  known(accountId: Id): KnownPerson | null | undefined
  /** The active person behind an account, or null. */
  get(accountId: Id): Promise<KnownPerson | null>
}

export function createCallerMemory(options: {
  readonly read: (accountId: Id) => Promise<KnownPerson | null>
  readonly news: RightsNews
  readonly clock: Clock
}): CallerMemory {
  const remembered = new LRUCache<Id, KnownPerson | typeof nobody>(placesAsNeeded(peopleMax))
  const reading = new Map<Id, Promise<KnownPerson | null>>()
  let generation = 0

  options.news.subscribe(rightsTopic, (key) => {
    // A read that began before the news may hold what was true before it: it is not kept.
    generation += 1
    reading.clear()
    if (key === '*') remembered.clear()
    else remembered.delete(key)
  })

  async function readAndKeep(accountId: Id): Promise<KnownPerson | null> {
    const generationAtStart = generation
    const person = await options.read(accountId)
    if (generationAtStart === generation) {
      remembered.set(accountId, person ?? nobody)
    }
    return person
  }

  const known = (accountId: Id): KnownPerson | null | undefined => {
    const person = remembered.get(accountId)
    if (person === undefined || options.news.silentForMs() >= feedSilenceMaxMs) return undefined
    return person === nobody ? null : person
  }

  return {
    known,
    get(accountId) {
      const person = known(accountId)
      if (person !== undefined) return Promise.resolve(person)
      const underWay = reading.get(accountId)
      if (underWay !== undefined) return underWay
      const read = readAndKeep(accountId).finally(() => {
        if (reading.get(accountId) === read) reading.delete(accountId)
      })
      reading.set(accountId, read)
      return read
    },
  }
}
