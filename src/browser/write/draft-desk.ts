/**
 * The desks on which drafts lie, in this page's memory: work that is not saved stays on its desk
 * when its author goes to another page of Préau, is sent when the line is back, and is found
 * again when the author comes back to it.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import { createDraftSaver, type DraftSaver, type DraftState, type Sendable } from './draft-saver.ts'

export interface DeskOptions<Work, Draft> {
  /** Of the draft, among all drafts of this page: "resource 0193…". */
  readonly name: string
  readonly first: () => Work
  readonly version: number
  readonly toDraft: (work: Work) => Sendable<Draft>
  readonly save: (draft: Draft, version: number) => Promise<ApiResult<{ draftVersion: number }>>
  /** What is said before the page is closed over unsaved work. */
  readonly concern: string
}

export interface DraftDesk<Work> {
  /** The author comes back to work that was not saved. */
  readonly isResumed: boolean
  work(): Work
  state(): DraftState
  change(by: (work: Work) => Work): void
  flush(): Promise<boolean>
  overwrite(): Promise<boolean>
  /** Drops what is not saved: the author took the other version. */
  forget(): void
  /** Who draws it; one page at a time. */
  onChange(listener: (() => void) | null): void
}

interface KeptDesk {
  readonly saver: Pick<DraftSaver<unknown>, 'hasUnsaved' | 'flush' | 'overwrite'>
  readonly desk: DraftDesk<unknown>
}

const desks = new Map<string, KeptDesk>()
let isListening = false

function flushAll(): void {
  for (const { saver } of desks.values()) if (saver.hasUnsaved()) void saver.flush()
}

function listenOnce(): void {
  if (isListening) return
  isListening = true
  addEventListener('online', flushAll)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushAll()
  })
}

function createDesk<Work, Draft>(options: DeskOptions<Work, Draft>): DraftDesk<Work> {
  let work = options.first()
  let state: DraftState = { kind: 'saved' }
  let listener: (() => void) | null = null
  const saver = createDraftSaver<Draft>({
    version: options.version,
    random: Math.random,
    save: options.save,
    onState: (next) => {
      state = next
      listener?.()
    },
  })
  const unwatch = beforeSignOut(() => (saver.hasUnsaved() ? options.concern : null))
  const desk: DraftDesk<Work> = {
    isResumed: false,
    work: () => work,
    state: () => state,
    change(by) {
      work = by(work)
      saver.change(options.toDraft(work))
      listener?.()
    },
    flush: saver.flush,
    overwrite: saver.overwrite,
    forget() {
      unwatch()
      desks.delete(options.name)
    },
    onChange(next) {
      listener = next
    },
  }
  desks.set(options.name, { saver, desk: desk as DraftDesk<unknown> })
  return desk
}

/** The desk with unsaved work if there is one, else a new one from what the server has. */
export function openDraftDesk<Work, Draft>(options: DeskOptions<Work, Draft>): DraftDesk<Work> {
  listenOnce()
  const kept = desks.get(options.name)
  if (kept?.saver.hasUnsaved()) return { ...(kept.desk as DraftDesk<Work>), isResumed: true }
  kept?.desk.forget()
  return createDesk(options)
}
