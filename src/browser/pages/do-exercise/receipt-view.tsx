/** The receipt of a copy: number, time, proof, each explained in one sentence. */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Satchel } from '#browser/drawings/satchel.tsx'
import { TimingNotice } from '#browser/late/timing-notice.tsx'
import { timingShort } from '#browser/late/timing-sentence.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { StateBadge } from '#browser/parts/state-badge.tsx'
import type { Receipt } from '#contract/exercises.ts'
import type { Answers } from '#contract/questions.ts'
import { contentHashOf, shortHash } from './content-proof.ts'
import './receipt.css'

export function ReceiptFacts({ receipt }: { receipt: Receipt }) {
  const words = useWords('exercise')
  const format = useFormat()
  const timing = timingShort(receipt, useWords('late'))
  return (
    <dl class="receipt-facts">
      <div>
        <dt>{words.receiptNumber}</dt>
        <dd class="receipt-number numbers">P-{format.number(receipt.number, 0)}</dd>
      </div>
      <div>
        <dt>{words.receiptTime}</dt>
        <dd>
          <time dateTime={receipt.receivedAt}>{format.dateTime(receipt.receivedAt)}</time>
          {timing !== null && <strong> · {timing}</strong>}
        </dd>
      </div>
      <div>
        <dt>{words.receiptHash}</dt>
        <dd class="numbers">
          <code>{shortHash(receipt.contentHash)}</code>
        </dd>
      </div>
    </dl>
  )
}

/** Compares what the school received with what this device sent. */
function useProof(attemptId: string, answers: Answers | null, receipt: Receipt): boolean | null {
  const [same, setSame] = useState<boolean | null>(null)
  useEffect(() => {
    let left = false
    if (answers !== null) {
      void contentHashOf(attemptId, answers).then((hash) => {
        if (!left && hash !== null) setSame(hash === receipt.contentHash)
      })
    }
    return () => {
      left = true
    }
  }, [attemptId, answers, receipt])
  return same
}

export interface ReceiptViewProps {
  attemptId: string
  receipt: Receipt
  /** What was sent from here; null where the copy came from another device. */
  answers: Answers | null
  /** It counts for the others of a team too. */
  isOfTeam: boolean
}

export function ReceiptView({ attemptId, receipt, answers, isOfTeam }: ReceiptViewProps) {
  const words = useWords('exercise')
  const same = useProof(attemptId, answers, receipt)
  return (
    <section class="receipt" aria-labelledby="receipt-title">
      <div class="receipt-drawing">
        <Satchel />
      </div>
      <h2 id="receipt-title" tabIndex={-1}>
        {words.receiptTitle}
      </h2>
      <StateBadge state="received" explained />
      <ReceiptFacts receipt={receipt} />
      <TimingNotice receipt={receipt} tu />
      {isOfTeam && <p>{words.team.receipt}</p>}
      <p>{words.receiptMeans}</p>
      {same === true && <p>{words.proofSame}</p>}
      {same === false && (
        <Notice kind="attention" title={words.proofDiffers}>
          <p>{words.proofDiffersTodo}</p>
        </Notice>
      )}
      <div class="row">
        <LinkButton kind="primary" href={pagePaths.result(attemptId)}>
          {words.seeResult}
        </LinkButton>
        <LinkButton href={pagePaths.myDay}>{words.backToDay}</LinkButton>
      </div>
    </section>
  )
}
