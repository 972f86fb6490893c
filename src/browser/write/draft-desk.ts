/**
 * The desks on which drafts lie: work that is not saved stays on its desk when its author goes to
 * another page of Préau, is sent when the line is back, and is found again when the author comes
 * back to it. A copy lies on the device, for the next page where this one is gone.
 */
import { whenOnline } from '#browser/api/when-online.ts'
import { createDraftSaver, type DraftSaver, type DraftState, type Sendable } from './draft-saver.ts'
import { holdConcern } from './hold-concern.ts'
import { createDraftKeeper, type FoundDraft } from './kept-draft.ts'
import { withFreshKeys } from './keyed-list.ts'
import { type DraftDoor, knowOwnSaves } from './own-saves.ts'
import { holdThisTab } from './this-tab.ts'

export interface DeskOptions<Work, Draft> {
  /** Of the draft, among all drafts of this page: "resource 0193…". */
  readonly name: string
  readonly first: () => Work
  readonly version: number
  readonly toDraft: (work: Work) => Sendable<Draft>
  readonly door: DraftDoor<Draft>
  /** What an earlier page typed and did not save. */
  readonly kept: FoundDraft | null
  /** What is said before the page is closed over unsaved work. */
  readonly concern: string
}

export interface DraftDesk<Work> {
  /** The author comes back to work that was not saved. */
  readonly isResumed: boolean
  work(): Work
  state(): DraftState
  hasUnsaved(): boolean
  change(by: (work: Work) => Work): void
  flush(): Promise<boolean>
  overwrite(): Promise<boolean>
  /** Drops what is not saved: the author took the other version. */
  forget(): void
  /** Who draws it; one page at a time. */
  onChange(listener: (() => void) | null): void
  onSaved(listener: (() => void) | null): void
}

interface KeptDesk {
  readonly saver: Pick<DraftSaver<unknown>, 'hasUnsaved' | 'hurry'>
  readonly desk: DraftDesk<unknown>
}

const desks = new Map<string, KeptDesk>()
let isListening = false

function hurryAll(): void {
  for (const { saver } of desks.values()) if (saver.hasUnsaved()) saver.hurry()
}

function listenOnce(): void {
  if (isListening) return
  isListening = true
  whenOnline(hurryAll)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hurryAll()
  })
}

function createDesk<Work, Draft>(options: DeskOptions<Work, Draft>): DraftDesk<Work> {
  const { kept, name } = options
  let work = kept === null ? options.first() : withFreshKeys(kept.work as Work)
  let state: DraftState = { kind: 'saved' }
  let unsure = kept?.unsure ?? []
  let isForgotten = false
  let listener: (() => void) | null = null
  let savedListener: (() => void) | null = null
  const keeper = createDraftKeeper(name)
  const layDown = (): void => keeper.put({ work, version: saver.version(), unsure })
  const saver: DraftSaver<Draft> = createDraftSaver<Draft>({
    version: kept?.version ?? options.version,
    now: Date.now,
    random: Math.random,
    save: knowOwnSaves(options.door, unsure, (next) => {
      unsure = next
      layDown()
      return keeper.settled()
    }),
    onSaved() {
      unsure = []
      savedListener?.()
    },
    onState: (next) => {
      state = next
      if (next.kind === 'saved') keeper.drop()
      listener?.()
    },
  })
  const unwatch = holdConcern(() => (saver.hasUnsaved() ? options.concern : null))
  const change = (): void => {
    saver.change(options.toDraft(work))
    layDown()
  }
  if (kept !== null) {
    change()
    void keeper.settled().then(kept.remove)
  }
  const desk: DraftDesk<Work> = {
    isResumed: kept !== null,
    work: () => work,
    state: () => state,
    hasUnsaved: saver.hasUnsaved,
    change(by) {
      work = by(work)
      change()
      listener?.()
    },
    // What was given up waits for nothing.
    flush: () => (isForgotten ? Promise.resolve(true) : saver.flush()),
    overwrite: saver.overwrite,
    forget() {
      isForgotten = true
      unwatch()
      keeper.drop()
      desks.delete(name)
    },
    onChange(next) {
      listener = next
    },
    onSaved(next) {
      savedListener = next
    },
  }
  desks.set(name, { saver, desk: desk as DraftDesk<unknown> })
  return desk
}

/** The desk with unsaved work if there is one, else a new one from what the server has. */
export function openDraftDesk<Work, Draft>(options: DeskOptions<Work, Draft>): DraftDesk<Work> {
  listenOnce()
  holdThisTab()
  const kept = desks.get(options.name)
  if (kept?.saver.hasUnsaved()) return { ...(kept.desk as DraftDesk<Work>), isResumed: true }
  kept?.desk.forget()
  return createDesk(options)
}
