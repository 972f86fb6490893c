/**
 * Where rooms are to be opened, for processes that share a Valkey or Redis. While it is away each process
 * knows itself alone, and opens what comes to it: rooms go on as they did.
 */
import { Redis } from 'ioredis'
import { choosePlace, claimMs, freshMsUsual, type RoomPlaces } from './room-places.ts'

/** Whoever comes to a room waits for the advice, and no longer than this. */
const commandTimeoutMs = 500

export interface ValkeyPlacesOptions {
  /** `redis://…`, or the path of a Unix socket. */
  readonly url: string
  /** Before every key, for a server that serves others too. */
  readonly root?: string
  readonly own: () => string
  /** What holds while the server does not answer. */
  readonly alone: RoomPlaces
  /** For the log. The client connects again by itself. */
  readonly onError: (error: unknown) => void
  /** The server took what this process told. */
  readonly onTold: () => void
  /** For tests. */
  readonly freshMs?: number
}

export function openValkeyPlaces(options: ValkeyPlacesOptions): RoomPlaces {
  const { alone, own, onError, onTold } = options
  const freshMs = options.freshMs ?? freshMsUsual
  const client = new Redis(options.url, {
    commandTimeout: commandTimeoutMs,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  })
  client.on('error', onError)
  // One tag, so that a cluster keeps all keys on one server.
  const root = `${options.root ?? 'preau'}:{places}`
  const allKey = `${root}:all`
  const loadKey = (address: string): string => `${root}:load:${address}`
  const claimsKey = (address: string): string => `${root}:claims:${address}`
  const roomKey = (room: string): string => `${root}:room:${room}`

  async function readPlaces() {
    const addresses = await client.smembers(allKey)
    if (addresses.length === 0) return []
    const [loads, claims] = await Promise.all([
      client.mget(addresses.map(loadKey)),
      client.mget(addresses.map(claimsKey)),
    ])
    const gone = addresses.filter((_, at) => loads[at] === null)
    if (gone.length > 0) await client.srem(allKey, ...gone)
    return addresses.flatMap((address, at) => {
      const load = loads[at] ?? null
      return load === null ? [] : [{ address, load: Number(load), claims: Number(claims[at] ?? 0) }]
    })
  }

  /** The first who claims decides for all who come for the same room. */
  async function claim(room: string, chosen: string): Promise<string> {
    const isFirst = await client.set(roomKey(room), chosen, 'PX', claimMs, 'NX')
    if (isFirst === null) return (await client.get(roomKey(room))) ?? chosen
    await client.multi().incr(claimsKey(chosen)).pexpire(claimsKey(chosen), freshMs).exec()
    return chosen
  }

  async function choose(room: string, without: ReadonlySet<string>): Promise<string> {
    const [before, all] = await Promise.all([client.get(roomKey(room)), readPlaces()])
    const places = all.filter(({ address }) => !without.has(address))
    if (before !== null && places.some(({ address }) => address === before)) return before
    // Whoever was named has gone since.
    if (before !== null) await client.del(roomKey(room))
    return claim(room, choosePlace(places, own()))
  }

  return {
    async tell(load) {
      await alone.tell(load)
      try {
        await client
          .multi()
          .set(loadKey(own()), String(load), 'PX', freshMs)
          .sadd(allKey, own())
          .del(claimsKey(own()))
          .exec()
        onTold()
      } catch (error) {
        onError(error)
      }
    },
    async choose(room, without) {
      try {
        return await choose(room, without)
      } catch (error) {
        onError(error)
        return alone.choose(room, without)
      }
    },
    async leave() {
      await alone.leave()
      await client.del(loadKey(own())).catch(onError)
      client.disconnect()
    },
  }
}
