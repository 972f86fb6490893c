/**
 * Saves a draft by itself a moment after the last change, over the version that this page had.
 * Whatever goes wrong, the work stays in the page: a lost line is tried again, later each time;
 * a newer version from elsewhere stops the saving until a person has decided.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { isSilence } from '#browser/api/is-silence.ts'
import { createToldPause } from '#browser/api/told-pause.ts'
import { retryDelayMs } from '#browser/satchel/retry-delay.ts'

export type DraftState =
  | { readonly kind: 'saved' }
  /** Changed; saved in a moment. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** Cannot be saved as it stands; `why` says where, in words that the owner chose. */
  | { readonly kind: 'incomplete'; readonly why: string }
  | { readonly kind: 'failed'; readonly refusal: ApiRefusal; readonly retries: boolean }
  | { readonly kind: 'conflict'; readonly theirVersion: number }

/** A draft ready to be sent, or why it is not. */
export type Sendable<Draft> =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly why: string }

/** `keepsBefore`: it is written over what another tab or device wrote, by its author's own choice. */
export type SaveDraft<Draft> = (
  draft: Draft,
  version: number,
  keepsBefore: boolean,
) => Promise<ApiResult<{ draftVersion: number }>>

export interface DraftSaverOptions<Draft> {
  readonly version: number
  readonly save: SaveDraft<Draft>
  /** The server has this page's newest but what is typed since; `version` is what it is called. */
  readonly onSaved?: (version: number) => void
  readonly onState: (state: DraftState) => void
  readonly now: () => number
  readonly random: () => number
}

export interface DraftSaver<Draft> {
  /** The newest state of the work; replaces what waits. */
  change(draft: Sendable<Draft>): void
  /** The line is back, or the page goes out of sight: saves now, but not before the time that the server told. */
  hurry(): void
  /** Saves now, since somebody asks for it; true when everything is saved. */
  flush(): Promise<boolean>
  /** Decides a conflict for this page's version: it is saved over the other one. */
  overwrite(): Promise<boolean>
  hasUnsaved(): boolean
  /** The saved version that this page writes over. */
  version(): number
}

const quietMs = 1_200
/** Whoever types without a pause is saved all the same. */
const quietMsMax = 10_000

export function createDraftSaver<Draft>(options: DraftSaverOptions<Draft>): DraftSaver<Draft> {
  const { now, save, onState, random } = options
  /** After a failure: what is typed on does not make it try sooner. */
  const rest = createToldPause(now)
  const told = createToldPause(now)
  let version = options.version
  let pending: Sendable<Draft> | null = null
  let running: Promise<void> | null = null
  let conflict: number | null = null
  let keepsBefore = false
  let failures = 0
  let isRefused = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Set while changes come faster than the quiet they wait for. */
  let longest: ReturnType<typeof setTimeout> | undefined

  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), ms)
  }
  const fail = (refusal: ApiRefusal): void => {
    isRefused = true
    if (refusal.code === 'edited_elsewhere') {
      conflict = Number(refusal.detail.draftVersion ?? version)
      onState({ kind: 'conflict', theirVersion: conflict })
      return
    }
    const retries = isSilence(refusal)
    onState({ kind: 'failed', refusal, retries })
    if (!retries) return
    failures += 1
    const delayMs = retryDelayMs(failures, refusal.retryAfterMs, random())
    rest.tell(delayMs)
    if (refusal.retryAfterMs !== null) told.tell(delayMs)
    later(delayMs)
  }
  const saveOnce = async (draft: Draft): Promise<boolean> => {
    onState({ kind: 'saving' })
    isRefused = false
    const result = await save(draft, version, keepsBefore)
    if (!result.ok) {
      // What was typed meanwhile is newer; else this still waits to be saved.
      pending ??= { ok: true, draft }
      fail(result.refusal)
      return false
    }
    version = result.value.draftVersion
    failures = 0
    rest.tell(0)
    told.tell(0)
    keepsBefore = false
    options.onSaved?.(version)
    return true
  }
  const work = async (): Promise<void> => {
    while (pending !== null && conflict === null) {
      if (!pending.ok) {
        onState({ kind: 'incomplete', why: pending.why })
        return
      }
      const { draft } = pending
      pending = null
      if (!(await saveOnce(draft))) return
    }
    if (pending === null) onState({ kind: 'saved' })
  }
  const run = (): Promise<void> => {
    clearTimeout(timer)
    clearTimeout(longest)
    longest = undefined
    running ??= work().finally(() => {
      running = null
    })
    return running
  }
  const flush = async (): Promise<boolean> => {
    await run()
    // A change that came while the last one was on its way.
    if (pending?.ok && conflict === null && !isRefused) await run()
    return pending === null
  }

  return {
    change(draft) {
      pending = draft
      if (conflict !== null) return
      onState(draft.ok ? { kind: 'waiting' } : { kind: 'incomplete', why: draft.why })
      const restMs = rest.leftMs()
      later(Math.max(quietMs, restMs))
      longest ??= setTimeout(() => void run(), Math.max(quietMsMax, restMs))
    },
    hurry() {
      if (told.leftMs() === 0) void flush()
    },
    flush,
    overwrite() {
      if (conflict !== null) {
        version = conflict
        keepsBefore = true
      }
      conflict = null
      return flush()
    },
    hasUnsaved: () => pending !== null || running !== null,
    version: () => version,
  }
}
