/**
 * A device's side of the line: one arrival when the app opens and when somebody comes back to it,
 * then a question about the place exactly when the server said, silent while nobody looks. The
 * tabs of a browser stand in line as one.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import type { Arrival, ArrivalReply, Lottery, Place, PlaceAsked } from '#contract/arrival.ts'
import {
  type ArrivalState,
  type Heard,
  hearAnswer,
  type NextAsk,
  pollAtMs,
  returnAfterMs,
  type WaitingState,
} from './arrival-state.ts'

/** What of the wait outlives a reload: the ticket, and how often the device has asked to come in. */
export interface KeptArrival {
  readonly ticket: string | null
  readonly tries: number
}

/** What one tab tells the others of its browser. */
export type TabMessage =
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'place'
      readonly ticket: string
      readonly place: Place
      readonly lottery: Lottery | null
      readonly heardAtMs: number
    }
  | { readonly kind: 'in' }

/** What of the browser and of the device's other rooms is needed; handed in, to be tried out. */
export interface ArrivalOutside {
  readonly now: () => number
  readonly random: () => number
  readonly isHidden: () => boolean
  readonly askArrival: (arrival: Arrival) => Promise<ApiResult<ArrivalReply>>
  readonly askPlace: (asked: PlaceAsked) => Promise<ApiResult<ArrivalReply>>
  readonly memory: {
    read(): KeptArrival
    write(kept: KeptArrival): void
  }
  readonly tellTabs: (message: TabMessage) => void
  /** What the device holds, for the arrival's body. Never throws. */
  readonly held: () => Promise<Pick<Arrival, 'held' | 'warm' | 'pass'>>
  /** Let in: what changed is kept on the device. */
  readonly onIn: (reply: Extract<ArrivalReply, { state: 'in' }>) => void
}

export interface ArrivalLine {
  readonly state: () => ArrivalState
  readonly subscribe: (listener: () => void) => () => void
  /** At the door, now; a question already under way is the same one. */
  arrive(): Promise<void>
  /** Asks what is to be asked next without waiting for its time: somebody pressed for it. */
  askNow(): Promise<void>
  /** The page is in sight again, or a connection is back. */
  wake(): void
  hearTab(message: TabMessage): void
  /**
   * A call was refused because its caller must wait. Resolves with true once let in; false when
   * the signal ends the wait first.
   */
  waitForTurn(signal?: AbortSignal): Promise<boolean>
}

/** Another tab asks: this one holds its own question back so long for the answer. */
const otherTabPatienceMs = 15_000
/** A tab that only heard a place asks later than the one that asked for it. */
const followersLagMs = 2_000
/** What `Arrival` allows. */
const triesMax = 10_000

export function createArrivalLine(outside: ArrivalOutside): ArrivalLine {
  let state: ArrivalState = { state: 'asking' }
  let next: NextAsk | null = null
  /** What the clock said when `next` was planned. */
  let plannedAtMs = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | null = null
  const listeners = new Set<() => void>()

  const plan = (planned: NextAsk | null): void => {
    clearTimeout(timer)
    next = planned
    plannedAtMs = outside.now()
    if (planned !== null) timer = setTimeout(due, leftMs(planned))
  }
  /** Nothing is left where the clock says less than it did: set back, it would put the question off by as much. */
  const leftMs = ({ atMs }: NextAsk): number =>
    outside.now() < plannedAtMs ? 0 : Math.max(0, atMs - outside.now())
  function due(): void {
    if (next === null) return
    // Timers and the clock do not count alike: one that rang a moment early would be the last.
    if (leftMs(next) > 0) plan(next)
    // Nobody looks: `wake` asks at once when somebody does.
    else if (!outside.isHidden()) void ask(next.what)
  }
  const settle = (heard: Heard): void => {
    state = heard.state
    plan(heard.next)
    for (const listener of [...listeners]) listener()
  }

  async function sendArrival(): Promise<ApiResult<ArrivalReply>> {
    const kept = outside.memory.read()
    const tries = Math.min(triesMax, kept.tries + 1)
    outside.memory.write({ ...kept, tries })
    const held = await outside.held()
    const ticket = kept.ticket === null ? {} : { ticket: kept.ticket }
    return outside.askArrival({ ...held, ...ticket, tries })
  }

  async function sendPlace(ticket: string): Promise<ApiResult<ArrivalReply>> {
    const here = await outside.held()
    const { held } = here
    if (here.pass !== undefined) {
      // A pass whose minute came meanwhile: only an arrival can show it. It is no further try.
      const tries = Math.max(1, outside.memory.read().tries)
      return outside.askArrival({ ...here, ticket, tries })
    }
    return outside.askPlace({ ticket, ...(held === undefined ? {} : { held }) })
  }

  async function askOnce(what: NextAsk['what']): Promise<void> {
    clearTimeout(timer)
    outside.tellTabs({ kind: 'asking' })
    const ticket = what === 'place' && state.state === 'waiting' ? state.ticket : null
    const answer = await (ticket === null ? sendArrival() : sendPlace(ticket))
    const asked = ticket === null ? 'arrival' : 'place'
    const heard = hearAnswer(state, asked, answer, outside.now(), outside.random())
    if (answer.ok) remember(answer.value)
    if (heard.state.state === 'waiting' && heard.state.silence === null) {
      const { ticket, place, lottery, heardAtMs } = heard.state
      outside.tellTabs({ kind: 'place', ticket, place, lottery, heardAtMs })
    }
    if (heard.state.state === 'in') outside.tellTabs({ kind: 'in' })
    settle(heard)
    if (answer.ok && answer.value.state === 'in') outside.onIn(answer.value)
  }
  function remember(reply: ArrivalReply): void {
    const { tries } = outside.memory.read()
    outside.memory.write(
      reply.state === 'in' ? { ticket: null, tries: 0 } : { ticket: reply.ticket, tries },
    )
  }

  function ask(what: NextAsk['what']): Promise<void> {
    underWay ??= askOnce(what).finally(() => {
      underWay = null
    })
    return underWay
  }

  /** A place that another tab was told: as good as one's own, if it is newer. */
  function adopt({ ticket, place, lottery, heardAtMs }: TabMessage & { kind: 'place' }): void {
    const isOlder =
      state.state === 'waiting' &&
      state.heardAtMs >= heardAtMs &&
      // A place that is of the future was heard before the clock was set back.
      state.heardAtMs <= outside.now()
    if (state.state === 'in' || isOlder) return
    const waiting: WaitingState = {
      state: 'waiting',
      ticket,
      place,
      lottery,
      heardAtMs,
      silence: null,
    }
    const atMs = pollAtMs(waiting) + followersLagMs * (1 + outside.random())
    settle({ state: waiting, next: { what: 'place', atMs } })
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    arrive: () => ask('arrival'),
    askNow: () => ask(next?.what ?? 'arrival'),
    wake() {
      if (next !== null) return due()
      const sinceMs = state.state === 'in' ? outside.now() - state.atMs : 0
      const isStale = sinceMs >= returnAfterMs || sinceMs < 0
      if (isStale && !outside.isHidden()) void ask('arrival')
    },
    hearTab(message) {
      if (underWay !== null && message.kind !== 'in') return
      if (message.kind === 'place') adopt(message)
      else if (message.kind === 'in') {
        if (state.state === 'in') return
        settle({ state: { state: 'in', atMs: outside.now(), silence: null }, next: null })
      } else if (next !== null) {
        plan({ ...next, atMs: outside.now() + Math.max(leftMs(next), otherTabPatienceMs) })
      }
    },
    async waitForTurn(signal) {
      // This page believed that it was in: the door says where it stands.
      if (state.state === 'in') await ask('arrival')
      return new Promise((resolve) => {
        const look = (): void => {
          if (state.state === 'in') end(true)
        }
        const stop = (): void => end(false)
        const end = (isIn: boolean): void => {
          listeners.delete(look)
          signal?.removeEventListener('abort', stop)
          resolve(isIn)
        }
        listeners.add(look)
        signal?.addEventListener('abort', stop)
        if (signal?.aborted) stop()
        else look()
      })
    },
  }
}
