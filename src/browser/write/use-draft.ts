/** A draft under a person's hands on a page: its state, saved by itself, kept when one goes elsewhere. */
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { type DeskOptions, type DraftDesk, openDraftDesk } from './draft-desk.ts'
import type { DraftState } from './draft-saver.ts'

export interface UsedDraft<Work>
  extends Pick<DraftDesk<Work>, 'isResumed' | 'change' | 'flush' | 'overwrite' | 'forget'> {
  readonly work: Work
  readonly state: DraftState
}

/** The options are those of the first drawing: another draft needs another key on its page. */
export function useDraft<Work, Draft>(
  options: Omit<DeskOptions<Work, Draft>, 'concern'>,
): UsedDraft<Work> {
  const words = useWords('write').saving
  const teach = useWords('teach')
  const [desk] = useState(() => openDraftDesk({ ...options, concern: teach.unsaved }))
  const [, redraw] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of the day when the page was opened say it well enough.
  useEffect(() => {
    desk.onChange(() => redraw((count) => count + 1))
    return () => {
      desk.onChange(null)
      void desk.flush().then((isSaved) => {
        if (!isSaved) toast({ text: words.leftUnsaved, kind: 'attention' })
      })
    }
  }, [desk])
  const { isResumed, change, flush, overwrite, forget } = desk
  return { isResumed, change, flush, overwrite, forget, work: desk.work(), state: desk.state() }
}
