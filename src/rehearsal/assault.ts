/**
 * Those who do not come for a lesson, in the made-up cases: floods, tried accounts, scanners, held
 * sockets, forged tries; and two who mean no harm, a search engine and the operator's own watch.
 */
import type { Slice } from '#pipes/evidence/slice.ts'
import { type AddressBook, pickAgent, type Source, type SourceKind } from './address-book.ts'
import type { Ask, Behaviour, CaseWorld, Client } from './case-world.ts'
import type { Dice } from './dice.ts'
import { probes } from './scanner-probes.ts'

export interface Assault {
  readonly from: number
  readonly to: number
  readonly requests: number
  readonly sources: number
  readonly kinds: readonly SourceKind[]
}

export interface Ground {
  readonly world: CaseWorld
  readonly book: AddressBook
  readonly dice: Dice
}

export function strangerAt(source: Source, { world, dice }: Ground): Client {
  return {
    source,
    agent: dice.chance(0.03) ? null : pickAgent(dice),
    process: dice.whole(0, world.plan.processes - 1),
    dice,
    rttMs: dice.logNormal(90, 0.6),
    connection: null,
  }
}

export const strangersAsk: Pick<Ask, 'method' | 'session' | 'bytesIn' | 'bytesOut' | 'okStatus'> = {
  method: 'GET',
  session: 'none',
  bytesIn: 410,
  bytesOut: 900,
  okStatus: 200,
}

/** Sends so many, at uneven distances, whatever comes back. */
function* steadily(
  count: number,
  meanMs: number,
  dice: Dice,
  askOf: (sent: number) => Ask,
): Behaviour {
  for (let sent = 0; sent < count; sent += 1) {
    yield { kind: 'tell', ask: askOf(sent) }
    yield { kind: 'wait', ms: dice.exponential(meanMs) }
  }
}

/** Divides the requests among machines of unequal strength, and starts them one after the other. */
function startAll(
  ground: Ground,
  { from, kinds, requests, sources, to }: Assault,
  behave: (client: Client, count: number, meanMs: number) => Behaviour,
): void {
  const { book, dice, world } = ground
  const strengths = Array.from({ length: sources }, () => dice.logNormal(1, 0.8))
  const total = strengths.reduce((sum, strength) => sum + strength, 0)
  let due = 0
  for (const strength of strengths) {
    due += (requests * strength) / total
    const count = Math.round(due)
    due -= count
    const client = strangerAt(book.take(dice.pick(kinds)), ground)
    const startsAt = from + Math.min((to - from) * 0.15, dice.exponential((to - from) * 0.04))
    // Most send all along; a few only a while.
    const lastsMs = (to - startsAt) * (dice.chance(0.8) ? 0.96 : dice.between(0.3, 0.9))
    if (count > 0) world.start(startsAt, client, behave(client, count, lastsMs / count))
  }
}

/** Load without any other purpose: one thing asked again and again. */
export function flood(ground: Ground, assault: Assault): void {
  const { dice } = ground
  const style = dice.pick(['arrival', 'page', 'mixed', 'read'] as const)
  const limited = dice.between(0, 0.4)
  startAll(ground, assault, (_client, count, meanMs) =>
    steadily(count, meanMs, dice, (sent) => {
      const target = style === 'mixed' ? (['arrival', 'page', 'read'] as const)[sent % 3] : style
      const refused = dice.chance(limited)
        ? { okStatus: 429, okRefusal: 'too_many_requests' }
        : target === 'read'
          ? { okStatus: 401, okRefusal: 'sign_in_required' }
          : {}
      const told = { ...strangersAsk, slice: 'flood' as const, ...refused }
      if (target === 'arrival') {
        return { ...told, method: 'POST', route: 'arrival', path: '/api/arrival', attempt: 1 }
      }
      if (target === 'read') return { ...told, route: 'read', path: '/api/day' }
      return { ...told, route: 'page', path: dice.chance(0.5) ? '/' : `/?${sent % 97}` }
    }),
  )
}

/** Sessions that nobody gave, and counts of tries that never were. */
export function forge(ground: Ground, assault: Assault): void {
  const { dice } = ground
  startAll(ground, assault, (_client, count, meanMs) => {
    let attempt = dice.whole(2, 12)
    return steadily(count, meanMs, dice, () => {
      attempt = dice.chance(0.08) ? dice.whole(2, 9) : attempt + 1
      return {
        ...strangersAsk,
        slice: 'flood',
        method: 'POST',
        route: 'arrival',
        path: '/api/arrival',
        session: dice.chance(0.8) ? 'refused' : 'none',
        attempt: Math.min(10_000, attempt),
      }
    })
  })
}

/** Names and passwords from lists that were stolen elsewhere. */
export function stuff(ground: Ground, assault: Assault): void {
  const { dice } = ground
  const looks = dice.between(0, 0.5)
  const told = { ...strangersAsk, slice: 'credential' as const }
  let tried = 0
  startAll(ground, assault, (_client, count, meanMs) => tryAll(count, meanMs))

  function* tryAll(count: number, meanMs: number): Behaviour {
    if (count === 1) yield { kind: 'wait', ms: dice.between(0, assault.to - assault.from) * 0.9 }
    if (dice.chance(looks)) {
      yield { kind: 'tell', ask: { ...told, route: 'page', path: '/connexion' } }
      yield { kind: 'wait', ms: dice.logNormal(400, 0.5) }
    }
    yield* steadily(count, meanMs, dice, (sent) => {
      tried += 1
      const isRight = dice.chance(0.004)
      const isPaused = sent > 15 && dice.chance(0.7)
      return {
        ...told,
        method: 'POST',
        route: 'sign-in',
        path: '/api/sign-in/password',
        claimed: `list-${tried}`,
        okStatus: isRight ? 200 : isPaused ? 429 : 401,
        ...(isRight ? {} : { okRefusal: isPaused ? 'code_paused' : 'wrong_credentials' }),
      }
    })
  }
}

/** Looks for weak places: what every shop window of the web is asked for. */
export function scan(ground: Ground, assault: Assault): void {
  const { dice } = ground
  startAll(ground, assault, (_client, count, meanMs) => {
    const asks = probes(dice)
    return steadily(count, meanMs, dice, () => ({ ...strangersAsk, slice: 'scanner', ...asks() }))
  })
}

/** Opens sockets and sends a byte now and then, so that they stay. `requests`: how many sockets. */
export function holdOpen(ground: Ground, { from, kinds, requests, sources, to }: Assault): void {
  const { book, dice, world } = ground
  const each = Math.ceil(requests / sources)
  for (let at = 0; at < sources; at += 1) {
    const source = book.take(dice.pick(kinds))
    for (let socket = 0; socket < each; socket += 1) {
      const client = strangerAt(source, ground)
      world.start(from + dice.between(0, 40_000), client, keepHolding())
    }
  }

  function* keepHolding(): Behaviour {
    for (;;) {
      const ms = dice.between(12_000, 62_000)
      if (world.at + ms > to) return
      const bytesIn = dice.whole(0, 400)
      yield { kind: 'hold', ms, slice: 'slowHold', bytesIn }
      yield { kind: 'wait', ms: dice.exponential(9_000) }
    }
  }
}

const publicPages = ['/robots.txt', '/', '/verite', '/etat', '/mentions', '/accessibilite', '/aide']

/** Nobody's enemy and nobody's pupil: nothing of what we know tells who it is. */
function* wander(pages: readonly string[], meanMs: number, dice: Dice, slice: Slice): Behaviour {
  for (;;) {
    const path = dice.pick(pages)
    const okStatus = path === '/robots.txt' ? 404 : dice.chance(0.3) ? 304 : 200
    yield { kind: 'ask', ask: { ...strangersAsk, route: 'page', path, slice, okStatus } }
    yield { kind: 'wait', ms: dice.logNormal(meanMs, 0.5) }
  }
}

/** A search engine reads the public pages. */
export function crawl(ground: Ground, from: number, meanMs: number): void {
  const { book, dice, world } = ground
  for (let at = 0; at < 5; at += 1) {
    const source = { ...book.take('hosting'), network: 15169, place: 'abroad' as const }
    const client = { ...strangerAt(source, ground), agent: 'a-search-engine' }
    world.start(
      from + dice.between(0, 20_000),
      client,
      wander(publicPages, meanMs, dice, 'unknown'),
    )
  }
}

/** The operator's own program looks whether we live; and the web's everyday noise. */
export function surround(ground: Ground): void {
  const { book, dice, world } = ground
  const watch = strangerAt({ address: 'watch', place: 'unknown', network: null }, ground)
  world.start(world.plan.from, watch, watchHealth())
  const noise = dice.whole(0, 14)
  const asks = probes(dice)
  for (let at = 0; at < noise; at += 1) {
    const client = strangerAt(book.take('hosting'), ground)
    const when = dice.between(world.plan.from, world.plan.to)
    world.start(
      when,
      client,
      steadily(dice.whole(1, 3), 600, dice, () => ({
        ...strangersAsk,
        slice: 'scanner',
        ...asks(),
      })),
    )
  }

  function* watchHealth(): Behaviour {
    for (;;) {
      const ask = {
        ...strangersAsk,
        route: 'status',
        path: '/api/health',
        slice: 'unknown',
      } as const
      yield { kind: 'ask', ask }
      yield { kind: 'wait', ms: 40_000 }
    }
  }
}
