/**
 * What somebody of the school does on a morning, from opening the app to the last answer, and what
 * the app does beside it: it asks again after our errors, later each time, as the real one does;
 * people reload when they lose patience. Tries again after our errors are `retry`; all the rest is
 * what this person would have sent anyway.
 */
import type { Slice } from '#pipes/evidence/slice.ts'
import type { Town, Townsperson } from './case-town.ts'
import type { Answer, Ask, Behaviour, CaseWorld, Client, Step } from './case-world.ts'
import type { Dice } from './dice.ts'
import { type Habits, isOurFailure, retryDelay } from './habits.ts'

/** The app's own files: what a page without a stored app loads. */
const appFiles = Array.from({ length: 13 }, (_, at) => `/assets/part-${at}.js`)
type Doing<T> = Generator<Step, T, Answer>

export class Visit {
  readonly client: Client
  readonly #world: CaseWorld
  readonly #town: Town
  readonly #person: Townsperson
  readonly #habits: Habits
  readonly #dice: Dice
  readonly #slice: Slice
  #session: Ask['session']
  #tries = 0

  constructor(
    world: CaseWorld,
    town: Town,
    {
      dice,
      habits,
      person,
      slice,
    }: { person: Townsperson; slice: Slice; habits: Habits; dice: Dice },
  ) {
    this.#world = world
    this.#town = town
    this.#person = person
    this.#habits = habits
    this.#dice = dice
    this.#slice = slice
    this.#session = person.session
    this.client = {
      source: person.isRoaming ? town.book.share(dice) : person.home,
      agent: person.agent,
      process: dice.whole(0, world.plan.processes - 1),
      dice,
      rttMs: dice.logNormal(person.isRoaming ? 70 : 28, 0.5),
      connection: null,
    }
  }

  *morning(): Behaviour {
    const dice = this.#dice
    // Browsers open a second connection ahead, and often need it for nothing.
    if (dice.chance(0.04)) this.#openAhead()
    if (!this.#person.isWarm) {
      if (!(yield* this.openPage())) return
    } else if (dice.chance(0.35)) {
      yield this.#tell({ route: 'file', path: '/service-worker.js', okStatus: 304, bytesOut: 120 })
    }
    if (!(yield* this.arrive())) return
    if (this.#session !== 'valid') {
      if (!(yield* this.#signIn()) || !(yield* this.arrive())) return
    }
    if (!this.#person.isWarm || dice.chance(0.08)) yield* this.#fetchPacks()
    yield* this.#beAtLesson()
  }

  /** The page, then its files side by side. */
  *openPage(): Doing<boolean> {
    const { id } = this.#person
    const page = {
      route: 'page',
      path: id.endsWith('7') ? '/aujourdhui' : '/',
      bytesOut: 2_600,
    } as const
    if (!(yield* this.#reloading(page))) return false
    yield* this.loadFiles(this.#slice)
    return true
  }

  *loadFiles(slice: Slice): Doing<void> {
    yield this.#pause(this.#dice.between(20, 120))
    for (const path of appFiles) {
      if (this.#dice.chance(0.12)) continue
      yield this.#tell({ route: 'file', path, bytesOut: 4_000 + path.length * 611 }, slice)
      yield this.#pause(this.#dice.exponential(12))
    }
    yield this.#pause(this.#dice.logNormal(500, 0.6))
  }

  /** The one request of eight o'clock, and the place in line that it may give. */
  *arrive(): Doing<boolean> {
    let slice = this.#slice
    let failures = 0
    for (let inRow = 0; ; ) {
      this.#tries += 1
      const answer = yield this.#ask(this.#arrival(), slice)
      if (!isOurFailure(answer)) return yield* this.#stand(answer)
      failures += 1
      if (!this.#world.plan.hasRetries || failures > this.#habits.failuresMax) return false
      inRow += 1
      slice = 'retry'
      const delayMs = retryDelay(inRow, answer, this.#dice)
      const patienceMs = this.#dice.logNormal(this.#habits.patienceMs, 0.7)
      const reloads = patienceMs < delayMs && this.#dice.chance(this.#habits.impatient)
      yield this.#pause(reloads ? patienceMs : delayMs)
      if (!reloads) continue
      // A page that is loaded anew knows of no failures.
      inRow = 0
      if (!this.#person.isWarm) yield* this.#reloadPage()
    }
  }

  #arrival(): Sent {
    return { method: 'POST', route: 'arrival', path: '/api/arrival', attempt: this.#tries }
  }

  /** In line until it is one's turn. */
  *#stand(first: Answer): Doing<boolean> {
    let answer = first
    let failures = 0
    while (answer.turnAt !== undefined || isOurFailure(answer)) {
      if (isOurFailure(answer)) failures += 1
      if (failures > 6) return false
      const waitMs = answer.pollAfterMs ?? retryDelay(Math.max(1, failures), answer, this.#dice)
      const slice = isOurFailure(answer) ? 'retry' : this.#slice
      const turnAt = answer.turnAt ?? first.turnAt ?? this.#world.at
      yield this.#pause(waitMs)
      const asked = yield this.#ask(
        { method: 'POST', route: 'line', path: '/api/place', turnAt },
        slice,
      )
      answer = isOurFailure(asked) ? { ...asked, turnAt } : asked
    }
    this.#tries = 0
    return true
  }

  *#signIn(): Doing<boolean> {
    const dice = this.#dice
    const way = dice.pick(['card', 'card', 'password', 'password', 'code'] as const)
    for (let wrong = 0; wrong < 6; wrong += 1) {
      yield this.#pause(dice.logNormal(way === 'card' ? 6_000 : 11_000, 0.6))
      const isWrong = dice.chance(
        way === 'card' ? 0.004 : this.#habits.typos + 0.2 * Math.min(wrong, 2),
      )
      const sent: Sent = {
        method: 'POST',
        route: 'sign-in',
        path: `/api/sign-in/${way}`,
        // A wrong name is as frequent as a wrong password.
        claimed: `${this.#person.id}${isWrong && dice.chance(0.3) ? '-slip' : ''}`,
        ...(isWrong ? { okStatus: 401, okRefusal: 'wrong_credentials' } : {}),
      }
      if (!(yield* this.#reloading(sent))) return false
      if (!isWrong) {
        this.#session = 'valid'
        return true
      }
    }
    return false
  }

  *#fetchPacks(): Doing<void> {
    yield this.#tell({ route: 'read', path: '/api/me', bytesOut: 900 })
    yield this.#ask({ route: 'read', path: '/api/personal-pack', bytesOut: 3_100 })
    const packs = this.#dice.whole(2, 6)
    for (let at = 0; at < packs; at += 1) {
      const address = `${this.#person.school}-${this.#person.class}-${at}`
      yield this.#tell({ route: 'pack', path: `/packs/${address}`, bytesOut: 38_000 })
      yield this.#pause(this.#dice.exponential(160))
      if (this.#dice.chance(0.5)) {
        yield this.#tell({ route: 'read', path: `/api/packs/${address}/key`, bytesOut: 300 })
      }
    }
  }

  *#beAtLesson(): Doing<void> {
    const dice = this.#dice
    const { class: className, id, role, school } = this.#person
    if (dice.chance(0.55)) {
      yield this.#pause(dice.logNormal(9_000, 0.8))
      yield this.#tell({ route: 'live', path: '/api/live/room', okStatus: 101, bytesOut: 9_000 })
    }
    const items = Math.round(dice.exponential(this.#habits.work))
    for (let at = 0; at < items; at += 1) {
      yield this.#pause(dice.logNormal(45_000, 1))
      this.#maybeReconnect()
      if (role === 'pupil' && dice.chance(0.72)) {
        const path = `/api/attempts/${id}/answers/q${at}`
        yield* this.#keeping({ method: 'PUT', route: 'work', path, okStatus: 200, bytesOut: 350 })
      } else {
        const path = dice.pick([
          '/api/day',
          '/api/me/courses',
          `/api/lessons/${school}${className}`,
        ])
        yield* this.#reloading({ route: 'read', path, bytesOut: 4_200 })
      }
    }
  }

  /** What the satchel sends: again by itself until it is there. */
  *#keeping(sent: Sent): Doing<void> {
    let answer = yield this.#ask(sent)
    for (let failures = 1; isOurFailure(answer) && this.#world.plan.hasRetries; failures += 1) {
      yield this.#pause(retryDelay(failures, answer, this.#dice))
      answer = yield this.#ask(sent, 'retry')
    }
  }

  /** What a page asks once: after an error its reader tries again, or leaves it. */
  *#reloading(sent: Sent): Doing<boolean> {
    let answer = yield this.#ask(sent)
    for (let failures = 1; isOurFailure(answer); failures += 1) {
      if (!this.#world.plan.hasRetries || failures > this.#habits.failuresMax) return false
      yield this.#pause(this.#dice.logNormal(this.#habits.patienceMs * (1 + failures / 4), 0.7))
      answer = yield this.#ask(sent, 'retry')
    }
    return true
  }

  *#reloadPage(): Doing<void> {
    yield this.#ask({ route: 'page', path: '/', bytesOut: 2_600 }, 'retry')
    // The files are in the browser's cache by now; some are asked for all the same.
    for (const path of appFiles.slice(0, this.#dice.whole(0, 3))) {
      yield this.#tell({ route: 'file', path, okStatus: 304, bytesOut: 120 }, 'retry')
    }
  }

  /** A phone comes back under another of its network's addresses. */
  #maybeReconnect(): void {
    if (this.#person.isRoaming && this.#dice.chance(0.18)) {
      this.client.source = this.#town.book.share(this.#dice)
    }
  }

  #openAhead(): void {
    const ms = this.#dice.between(2_000, 60_000)
    const slice = this.#slice
    function* silent(): Behaviour {
      yield { kind: 'hold', ms, slice, bytesIn: 0 }
    }
    this.#world.start(this.#world.at, { ...this.client, connection: null }, silent())
  }

  #pause(ms: number): Step {
    return { kind: 'wait', ms }
  }

  #tell(sent: Sent, slice = this.#slice): Step {
    return { kind: 'tell', ask: this.#fill(sent, slice) }
  }

  #ask(sent: Sent, slice = this.#slice): Step {
    return { kind: 'ask', ask: this.#fill(sent, slice) }
  }

  #fill(sent: Sent, slice: Slice): Ask {
    // Files, pages and packs are served without a look at who asks.
    const isOpen = sent.route === 'file' || sent.route === 'page' || sent.route === 'pack'
    const session = isOpen ? 'none' : this.#session
    const person = session === 'valid' ? { person: this.#person.id } : {}
    const bytes = { bytesIn: 480 + sent.path.length * 7, bytesOut: 700 }
    return { method: 'GET', okStatus: 200, ...bytes, ...sent, slice, session, ...person }
  }
}

type Sent = Partial<Omit<Ask, 'slice' | 'session' | 'person'>> & Pick<Ask, 'route' | 'path'>
