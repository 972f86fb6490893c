/** A draft under a person's hands on a page: its state, saved by itself, kept when one goes elsewhere. */
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { type DeskOptions, type DraftDesk, openDraftDesk } from './draft-desk.ts'
import type { DraftState } from './draft-saver.ts'
import { joinDraftTabs } from './draft-tabs.ts'

export interface UsedDraft<Work>
  extends Pick<DraftDesk<Work>, 'isResumed' | 'change' | 'flush' | 'overwrite' | 'forget'> {
  readonly work: Work
  readonly state: DraftState
  /** The same draft lies open in another tab. */
  readonly isElsewhere: boolean
}

/** The options are those of the first drawing: another draft needs another key on its page. */
export function useDraft<Work, Draft>(
  options: Omit<DeskOptions<Work, Draft>, 'concern'> & {
    /** Another tab has saved, and nothing is typed here that it would cost. */
    readonly onSavedElsewhere: () => void
  },
): UsedDraft<Work> {
  const words = useWords('write').saving
  const teach = useWords('teach')
  const [desk] = useState(() => openDraftDesk({ ...options, concern: teach.unsaved }))
  const [, redraw] = useState(0)
  const [othersCount, setOthersCount] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of the day when the page was opened say it well enough.
  useEffect(() => {
    desk.onChange(() => redraw((count) => count + 1))
    const tabs = joinDraftTabs(options.name, {
      onOthers: setOthersCount,
      onSaved() {
        if (desk.hasUnsaved()) return
        desk.forget()
        options.onSavedElsewhere()
      },
    })
    desk.onSaved(tabs.tellSaved)
    return () => {
      desk.onChange(null)
      desk.onSaved(null)
      tabs.leave()
      void desk.flush().then((isSaved) => {
        if (!isSaved) toast({ text: words.leftUnsaved, kind: 'attention' })
      })
    }
  }, [desk])
  const { isResumed, change, flush, overwrite, forget } = desk
  return {
    isResumed,
    change,
    flush,
    overwrite,
    forget,
    work: desk.work(),
    state: desk.state(),
    isElsewhere: othersCount > 0,
  }
}
