/** The same draft elsewhere: told while it lies open in another tab, asked about once both have changed. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { ConflictNotice, type ConflictNoticeProps } from './conflict-notice.tsx'
import type { DraftState } from './draft-saver.ts'

export interface OtherVersionNoticeProps extends ConflictNoticeProps {
  state: DraftState
  isElsewhere: boolean
}

export function OtherVersionNotice({ state, isElsewhere, ...choices }: OtherVersionNoticeProps) {
  const words = useWords('write').saving
  if (state.kind === 'conflict') return <ConflictNotice {...choices} />
  if (!isElsewhere) return null
  return (
    <Notice kind="attention" live title={words.elsewhereTitle}>
      <p>{words.elsewhereMeans}</p>
    </Notice>
  )
}
