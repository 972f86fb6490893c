/** A draft under a person's hands: its state, saved by itself, guarded when the page is closed. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ApiResult } from '#browser/api/call-api.ts'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import { createDraftSaver, type DraftState, type Sendable } from './draft-saver.ts'

export interface UsedDraft<Work> {
  readonly work: Work
  readonly change: (change: (work: Work) => Work) => void
  readonly state: DraftState
  /** Saves now; true when the server has everything. */
  readonly flush: () => Promise<boolean>
  readonly overwrite: () => Promise<boolean>
}

export interface UseDraftOptions<Work, Draft> {
  readonly first: () => Work
  readonly version: number
  readonly toDraft: (work: Work) => Sendable<Draft>
  readonly save: (draft: Draft, version: number) => Promise<ApiResult<{ draftVersion: number }>>
}

/** The options are those of the first drawing: another draft needs another key on its page. */
export function useDraft<Work, Draft>(options: UseDraftOptions<Work, Draft>): UsedDraft<Work> {
  const [work, setWork] = useState(options.first)
  const [state, setState] = useState<DraftState>({ kind: 'saved' })
  const held = useRef({ options, work })
  held.current.work = work
  const saver = useMemo(
    () =>
      createDraftSaver<Draft>({
        version: held.current.options.version,
        random: Math.random,
        onState: setState,
        save: (draft, version) => held.current.options.save(draft, version),
      }),
    [],
  )
  useUnsavedGuard(saver.hasUnsaved)
  useEffect(() => {
    const flush = (): void => void saver.flush()
    const flushWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') flush()
    }
    addEventListener('online', flush)
    document.addEventListener('visibilitychange', flushWhenHidden)
    return () => {
      removeEventListener('online', flush)
      document.removeEventListener('visibilitychange', flushWhenHidden)
      // Leaving for another page of Préau: what waits goes now.
      flush()
      saver.stop()
    }
  }, [saver])
  const change = (by: (before: Work) => Work): void => {
    const next = by(held.current.work)
    held.current.work = next
    setWork(next)
    saver.change(held.current.options.toDraft(next))
  }
  return { work, change, state, flush: saver.flush, overwrite: saver.overwrite }
}
