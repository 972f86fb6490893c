/** The copies handed in for an assignment, each with its receipt, its result and the way to it. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { OnPaperLine } from '#browser/late/on-paper-line.tsx'
import { timingShort } from '#browser/late/timing-sentence.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import type { PupilAssignment, Receipt } from '#contract/exercises.ts'
import './receipt.css'

function TimingWord({ receipt }: { receipt: Receipt }) {
  const word = timingShort(receipt, useWords('late'))
  return word === null ? null : <strong> · {word}</strong>
}

export function AttemptHistory({ value }: { value: PupilAssignment }) {
  const words = useWords('exercise')
  const format = useFormat()
  const done = value.attempts.filter((attempt) => attempt.receipt !== null)
  if (done.length === 0) return null
  return (
    <section aria-labelledby="attempts-title">
      <h2 id="attempts-title">{words.copies({ count: done.length })}</h2>
      <ul class="plain attempt-list">
        {done.map(({ by, id, number, receipt, paper, points, state }) => (
          <li key={id} class="attempt-line">
            <div>
              <p class="attempt-line-title">{words.attemptNumber({ number })}</p>
              {receipt !== null && (
                <p class="soft">
                  {words.receivedAt({ when: format.dateTime(receipt.receivedAt) })} ·{' '}
                  <span class="numbers">
                    {words.receiptShort({ number: format.number(receipt.number, 0) })}
                  </span>
                  <TimingWord receipt={receipt} />
                </p>
              )}
              {by !== undefined && <p class="soft">{words.team.by({ name: by })}</p>}
              <OnPaperLine paper={paper} />
              <p>
                {points === null
                  ? words.resultLater
                  : value.assignment.pointsMax > 0 &&
                    words.pointsOf({
                      points: format.number(points),
                      max: format.number(value.assignment.pointsMax),
                    })}
                {state === 'to_mark' && ` · ${words.partToMark}`}
              </p>
            </div>
            <LinkButton href={pagePaths.result(id)}>
              {words.seeCopy}
              <span class="for-screen-readers"> {words.attemptNumber({ number })}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
