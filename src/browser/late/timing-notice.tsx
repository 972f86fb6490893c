/** Says plainly how a copy that came after its due time counts, and why. Nothing where it was in time. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Notice, type NoticeKind } from '#browser/parts/notice.tsx'
import type { Receipt } from '#contract/exercises.ts'
import type { Timing } from '#contract/late-work.ts'
import { timingSentence } from './timing-sentence.ts'

const kinds: Readonly<Record<Timing['standing'], NoticeKind>> = {
  in_time: 'information',
  extended: 'success',
  accepted: 'success',
  to_decide: 'information',
  late: 'attention',
  left_late: 'attention',
}

export function TimingNotice({ receipt, tu }: { receipt: Receipt; tu: boolean }) {
  const words = useWords('late')
  const format = useFormat()
  const sentence = timingSentence(receipt, tu, { words, format })
  if (sentence === null || receipt.timing === undefined) return null
  return <Notice kind={kinds[receipt.timing.standing]} title={sentence} />
}
