/**
 * What lies in the satchel: one piece of a pupil's work per entry, under an id that this device
 * minted, with the account whose work it is. The entry says what and where; what the pupil wrote
 * or photographed (its load) lies beside it, because on a shared computer that part is sealed.
 */
import type { ApiRefusal } from '#browser/api/call-api.ts'
import type { Receipt } from '#contract/exercises.ts'
import type { Answer, Answers } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'

/** What is to be done at the school with one entry. */
export type Task =
  /** `drawnAs`: the attempt's number by which its questions were drawn here. */
  | { readonly kind: 'begin_attempt'; readonly assignmentId: Id; readonly drawnAs?: number }
  | { readonly kind: 'save_answer'; readonly questionId: string; readonly version: number }
  /**
   * So many of a question's hints lie open. Each opening is told by itself, and none takes the place of one
   * before: that stands before a copy which is marked by it.
   */
  | { readonly kind: 'open_hints'; readonly questionId: string; readonly opened: number }
  /** `isFile`: another file than a photo, which goes as it is. */
  | { readonly kind: 'photo'; readonly questionId: string; readonly isFile?: true | undefined }
  | { readonly kind: 'submit'; readonly tried?: FirstTry }
  /** Not work: that its owner was there on a day on which the school did not answer. */
  | { readonly kind: 'check_in'; readonly onDay: string }
  /** An item of a work plan that its pupil ticked, or unticked. */
  | {
      readonly kind: 'tick'
      readonly planId: Id
      readonly itemId: Id
      readonly isDone: boolean
    }

/** When a copy was first to leave, by this device's clock, and the hash of its content then. */
export interface FirstTry {
  readonly atMs: number
  /** Null where the browser offers no cryptography. */
  readonly contentHash: string | null
}

/** Where it is. There is no *safe* before a second operator holds it too. */
export type Whereabouts =
  | { readonly at: 'device' }
  | { readonly at: 'school'; readonly sinceMs: number; readonly receipt: Receipt | null }
  /** A clear no. The work stays until its owner has read why and takes it away. */
  | { readonly at: 'refused'; readonly sinceMs: number; readonly refusal: ApiRefusal }

export interface Entry {
  readonly id: Id
  /** Rises with every entry of this satchel: the order of sending. */
  readonly place: number
  readonly ownerAccountId: Id
  /** The device's claim: nobody has to believe it. */
  readonly createdAtMs: number
  /** Entries of one attempt are sent in their order. */
  readonly attemptId: Id
  readonly task: Task
  /** Not to be sent before: somebody who types is not sent letter by letter. */
  readonly readyAtMs: number
  /** What the clock said when `readyAtMs` was set; unknown of entries from before that was noted. */
  readonly readySetAtMs?: number | undefined
  readonly where: Whereabouts
  /** Tries that the server itself failed at; such an entry lets the others pass. */
  readonly failures: number
  /** Of a photo: bytes that the school has. */
  readonly sentBytes: number
  readonly byteCount: number
}

/** What the pupil wrote or photographed, by the task's kind. */
export type Load =
  | { readonly kind: 'begin_attempt' }
  | { readonly kind: 'save_answer'; readonly answer: Answer }
  | { readonly kind: 'open_hints' }
  | { readonly kind: 'photo'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'submit'; readonly answers: Answers }
  | { readonly kind: 'check_in' }
  | { readonly kind: 'tick' }

/** An entry before it has its place. */
export type NewEntry = Pick<
  Entry,
  | 'id'
  | 'ownerAccountId'
  | 'createdAtMs'
  | 'attemptId'
  | 'task'
  | 'readyAtMs'
  | 'readySetAtMs'
  | 'byteCount'
>

/** How the device goes on after trouble: the same for all tabs, and after a restart. */
export interface Pace {
  readonly failures: number
  /** Nothing is sent before. */
  readonly notBeforeMs: number
  /** What the clock said when that was set; unknown of a pace from before it was noted. */
  readonly setAtMs?: number | undefined
  /** True where the server named the time: then no press of a button hurries it. */
  readonly isTold: boolean
  /** Why the last try failed; null while all is well. */
  readonly trouble: ApiRefusal | null
}

export const calm: Pace = { failures: 0, notBeforeMs: 0, isTold: false, trouble: null }

/** Without a standby the device keeps its copy of what the school received, this long and large. */
export const copyKeptMsMax = 14 * 86_400_000
export const copyBytesMax = 40 * 1024 * 1024
/** All that one satchel holds, in bytes: beyond, the pupil is told instead of losing something. */
export const satchelBytesMax = 250 * 1024 * 1024
/** Kept free of photos and files: a copy, an answer and a beginning always have room. */
const reservedBytes = 4 * 1024 * 1024

const bytesOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { byteCount }) => sum + byteCount, 0)

/** Whether all that would lie there has room; what makes it no fuller than before always has. */
export function hasRoom(
  before: readonly Entry[],
  after: readonly Entry[],
  tasks: readonly Task[],
): boolean {
  const isLight = tasks.every(({ kind }) => kind !== 'photo')
  const bytesMax = satchelBytesMax + (isLight ? reservedBytes : 0)
  return bytesOf(after) <= Math.max(bytesMax, bytesOf(before))
}

/** What a person calls work, and is told about. */
const notWork: ReadonlySet<Task['kind']> = new Set(['check_in', 'tick', 'open_hints'])

export const isWork = ({ task }: Entry): boolean => !notWork.has(task.kind)

export const isWaiting = (entry: Entry): boolean => entry.where.at === 'device'

/** Whether a newer piece of work makes an older one needless. */
function replaces(next: Pick<Entry, 'attemptId' | 'task'>, old: Entry): boolean {
  if (next.attemptId !== old.attemptId) return false
  if (next.task.kind === 'tick') return true
  if (old.task.kind !== 'save_answer') return false
  if (next.task.kind === 'submit') return true
  return next.task.kind === 'save_answer' && next.task.questionId === old.task.questionId
}

export interface Placing {
  readonly entry: Entry
  /** Entries that this one replaces. */
  readonly gone: readonly Id[]
}

/**
 * Gives a new piece of work its place behind what is there. The newest answer to a question
 * replaces the older ones, a submission (which holds all answers) every saved answer of its
 * attempt. A version always rises, whichever tab or device wrote the one before.
 */
export function placeEntry(held: readonly Entry[], fresh: NewEntry): Placing {
  const replaced = held.filter((old) => replaces(fresh, old))
  const versions = replaced.map(({ task }) => (task.kind === 'save_answer' ? task.version : 0))
  const task =
    fresh.task.kind === 'save_answer'
      ? { ...fresh.task, version: Math.max(fresh.task.version, ...versions.map((one) => one + 1)) }
      : fresh.task
  const place = held.reduce((last, one) => Math.max(last, one.place), 0) + 1
  const entry: Entry = {
    ...fresh,
    task,
    place,
    where: { at: 'device' },
    failures: 0,
    sentBytes: 0,
  }
  return { entry, gone: replaced.map((one) => one.id) }
}

/** Copies of received work whose time or room is over: the oldest first. */
export function copiesToForget(held: readonly Entry[], nowMs: number): Id[] {
  const copies = held
    .flatMap((entry) => (entry.where.at === 'school' ? [{ entry, at: entry.where.sinceMs }] : []))
    .sort((left, right) => right.at - left.at)
  let bytes = 0
  return copies
    .filter(({ entry, at }) => {
      bytes += entry.byteCount
      return nowMs - at > copyKeptMsMax || bytes > copyBytesMax
    })
    .map(({ entry }) => entry.id)
}
