/**
 * The satchel: work kept on this device, durably, before anything is sent; sent in order, by one
 * tab, only while its owner is in front, as the server says it; and kept until the school has answered. It decides
 * nothing by itself: `entry.ts` says what replaces what, `choose-next.ts` what goes next,
 * `judge-reply.ts` what an answer means. Time, chance, shelf and sending are handed in.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import type { Random } from '#kernel/random.ts'
import { chooseNext } from './choose-next.ts'
import {
  calm,
  type Entry,
  hasRoom,
  isWaiting,
  type Load,
  type NewEntry,
  type Pace,
  placeEntry,
  type Task,
} from './entry.ts'
import { judgeReply, paceAfter, type Sent, type Verdict } from './judge-reply.ts'
import { recordReply } from './record-reply.ts'
import type { SenderGate } from './sender-gate.ts'
import { type Closed, type Closing, type Contents, type Edit, edited, type Shelf } from './shelf.ts'
import { createYieldingShelf } from './yielding-shelf.ts'

export interface SatchelView {
  readonly entries: readonly Entry[]
  readonly pace: Pace
  /** False: the browser keeps nothing for us, and what waits is gone with the page. */
  readonly isDurable: boolean
}

/** A piece of work to be kept. */
export interface Work {
  /** Minted beforehand where somebody needs it at once; otherwise here. */
  readonly id?: Id
  readonly attemptId: Id
  readonly task: Task
  readonly load: Load
  /** Not to be sent for so long. */
  readonly restMs?: number
}

/** `full`: nothing more has room; what was there stays. */
export type Keeping = 'kept' | 'full'

export type Step =
  /** Something was tried: look again at once. */
  | { readonly kind: 'tried' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'rest' }
  /** Another tab is at it. */
  | { readonly kind: 'elsewhere' }
  /** The owner is not in front: nothing goes. */
  | { readonly kind: 'owner_away' }

export interface Satchel extends Watched<SatchelView> {
  readonly owner: Id
  /** All of it or nothing; what is answered `kept` survives whatever happens to the page. */
  keep(works: readonly Work[]): Promise<Keeping>
  loadOf(id: Id): Promise<Load | null>
  /** Sends at most one entry, or one part of a photo. */
  step(): Promise<Step>
  /** The line seems to be back, or the pupil asks: the next try is not put off any longer. */
  hurry(withinMs: number): Promise<void>
  /** Takes entries away: read by their owner, or taken back before they counted. */
  remove(ids: readonly Id[]): Promise<void>
  /** Puts other work in the place of an entry that waits; false where it waits no more. */
  exchange(id: Id, works: readonly Work[]): Promise<boolean>
  /** What other tabs wrote meanwhile. */
  lookAgain(): Promise<void>
  note(name: string, value: object): Promise<void>
  /** Whoever asks knows what was noted under the name. */
  noted<T extends object>(name: string): Promise<T | null>
}

/** Who is in front, as this page knows it. */
export interface Front {
  readonly accountId: Id | null
  /** False: only this device says so, and another may have come in since. */
  readonly isSure: boolean
}

export interface SatchelOptions {
  readonly owner: Id
  readonly shelf: Shelf
  /** Where work goes when the shelf takes no more: this page's memory. */
  readonly spare: (held: Contents) => Shelf
  readonly closing: Closing
  readonly gate: SenderGate
  readonly now: () => number
  readonly random: Random
  /** Sends one entry, or the next part of it, under the owner's name. */
  readonly send: (entry: Entry, load: Load) => Promise<ApiResult<Sent>>
  readonly inFront: () => Front
  /** Asks the server; null once it has said who is in front, otherwise why it has not. */
  readonly askWhoIsThere: () => Promise<ApiRefusal | null>
  /** Tells the other tabs that something changed. */
  readonly tell: () => void
}

export function createSatchel(options: SatchelOptions): Satchel {
  const { owner, closing, gate, now, random, send, inFront } = options
  const shelf = createYieldingShelf(options.shelf, options.spare)
  const { isDurable } = shelf
  const watched = createWatched<SatchelView>({ entries: [], pace: calm, isDurable })
  const show = ({ entries, pace }: Contents): void =>
    watched.set({ entries, pace, isDurable: shelf.isDurable })

  const change = async (
    decide: (held: Contents) => Edit,
    lay: Shelf['change'] = shelf.change,
  ): Promise<void> => {
    show(await lay(decide))
    options.tell()
  }

  const loadOf = async (id: Id): Promise<Load | null> => {
    const closed = await shelf.load(id)
    return closed === null ? null : ((await closing.open(closed)) as Load | null)
  }

  const prepare = (works: readonly Work[]) =>
    Promise.all(
      works.map(async ({ id, attemptId, task, load, restMs = 0 }) => {
        const nowMs = now()
        const fresh: NewEntry = {
          id: id ?? mintId({ now }, random),
          ownerAccountId: owner,
          createdAtMs: nowMs,
          attemptId,
          task,
          readyAtMs: nowMs + restMs,
          readySetAtMs: nowMs,
          byteCount: byteCountOf(load),
        }
        return { fresh, closed: await closing.close(load) }
      }),
    )

  const write = async (
    works: readonly Work[],
    may: (held: Contents) => boolean,
    instead: readonly Id[],
  ): Promise<Keeping> => {
    const prepared = await prepare(works)
    let outcome: Keeping = 'full'
    await change((held) => {
      const edit = placeAll(held, prepared, instead)
      const { entries } = edited(held, edit)
      const tasks = works.map(({ task }) => task)
      outcome = may(held) && hasRoom(held.entries, entries, tasks) ? 'kept' : 'full'
      return outcome === 'kept' ? edit : {}
    })
    return outcome
  }

  /** Once more from the beginning afterwards: what waits may have changed meanwhile. */
  const makeSure = async (): Promise<Step> => {
    const refusal = await options.askWhoIsThere()
    if (refusal === null) return inFront().isSure ? { kind: 'tried' } : { kind: 'owner_away' }
    const moment = { ms: now(), random: random.fraction() }
    await change(({ pace }) => ({ pace: paceAfter(refusal, pace, moment) }))
    return { kind: 'tried' }
  }

  const sendOne = async (): Promise<Step> => {
    const held = await shelf.read()
    const choice = chooseNext(held.entries, held.pace, now())
    if (choice.kind !== 'send') return choice
    if (!inFront().isSure) return makeSure()
    const { entry } = choice
    const load = await loadOf(entry.id)
    if (load === null) {
      await change((current) => passOver(current, entry.id, now()))
      return { kind: 'tried' }
    }
    const front = inFront()
    const isTheirs = front.isSure && front.accountId === owner && entry.ownerAccountId === owner
    if (!isTheirs) return { kind: 'owner_away' }
    const reply = await send(entry, load)
    if (reply.ok && reply.value.kind === 'not_sent') return { kind: 'owner_away' }
    const closed = await closing.close(load)
    let verdict: Verdict | null = null
    const moment = { ms: now(), random: random.fraction() }
    await change((current) => {
      const present = current.entries.find((one) => one.id === entry.id)
      verdict = judgeReply(reply, { entry: present ?? entry, pace: current.pace }, moment)
      return recordReply(current, { present, verdict, closed, nowMs: moment.ms })
    })
    if ((verdict as Verdict | null)?.askWhoIsThere) void options.askWhoIsThere()
    return { kind: 'tried' }
  }

  return {
    ...watched,
    owner,
    keep: (works) => write(works, () => true, []),
    loadOf,
    async step() {
      if (inFront().accountId !== owner) return { kind: 'owner_away' }
      return (await gate(sendOne)) ?? { kind: 'elsewhere' }
    },
    async hurry(withinMs) {
      const setAtMs = now()
      const soonMs = setAtMs + withinMs * random.fraction()
      const sooner = (pace: Pace): Pace => ({
        ...pace,
        notBeforeMs: Math.min(pace.notBeforeMs, soonMs),
        setAtMs,
      })
      const hurried = ({ pace, entries }: Contents): Edit => ({
        ...(pace.isTold ? {} : { pace: sooner(pace) }),
        put: entries.filter(isWaiting).map((entry) => ({ ...entry, readyAtMs: 0 })),
      })
      // A full disk only leaves the pause as it was.
      await change(hurried, shelf.changeIfRoom)
    },
    async remove(ids) {
      await change(() => ({ remove: ids }))
    },
    async exchange(id, works) {
      const isThere = ({ entries }: Contents): boolean =>
        entries.some((entry) => entry.id === id && isWaiting(entry))
      return (await write(works, isThere, [id])) === 'kept'
    },
    lookAgain: async () => show(await shelf.read()),
    note: async (name, value) => shelf.note(name, await closing.close(value)),
    async noted<T extends object>(name: string) {
      const closed = await shelf.noted(name)
      return closed === null ? null : ((await closing.open(closed)) as T | null)
    },
  }
}

function byteCountOf(load: Load): number {
  return load.kind === 'photo' ? load.bytes.byteLength : JSON.stringify(load).length
}

/** One edit that lays down all the works, in their order, and takes away what they replace. */
function placeAll(
  held: Contents,
  prepared: readonly { readonly fresh: NewEntry; readonly closed: Closed }[],
  instead: readonly Id[],
): Edit {
  const gone = new Set(instead)
  const put: Entry[] = []
  for (const { fresh } of prepared) {
    const present = [...held.entries, ...put].filter((entry) => !gone.has(entry.id))
    const placing = placeEntry(present, fresh)
    for (const id of placing.gone) gone.add(id)
    put.push(placing.entry)
  }
  const stays = (id: Id): boolean => !gone.has(id)
  return {
    put: put.filter((entry) => stays(entry.id)),
    loads: prepared.flatMap(({ fresh, closed }) =>
      stays(fresh.id) ? [[fresh.id, closed] as const] : [],
    ),
    remove: [...gone],
  }
}

/** How long an entry that cannot be opened lets the others pass. */
const unopenedMs = 60_000

/** Taken back in this moment by another tab; or sealed under a key that this page does not have. */
function passOver({ entries }: Contents, id: Id, nowMs: number): Edit {
  const closed = entries.find((one) => one.id === id)
  if (closed === undefined) return {}
  return {
    put: [
      {
        ...closed,
        failures: closed.failures + 1,
        readyAtMs: nowMs + unopenedMs,
        readySetAtMs: nowMs,
      },
    ],
  }
}
