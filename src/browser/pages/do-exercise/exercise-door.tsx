/** Before the first question, and when no more can be answered: what it is, until when, what was done. */

import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { PupilAssignment } from '#contract/exercises.ts'
import { type RefusalCode, refusalCodes } from '#kernel/refusal-codes.ts'
import './receipt.css'

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusalCodes, code)
}

/** Why nothing can be answered now, in the words of the refusal. */
function ClosedNotice({ value }: { value: PupilAssignment }) {
  const words = useWords('exercise')
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  const code = value.closedBecause
  if (code === null || !isRefusalCode(code)) return null
  const said = currentRefusalWords({
    refusal: { code, retryAfterMs: null },
    refusals,
    general,
    voice,
    format,
  })
  const { opensAt, dueAt } = value.assignment
  const kind = code === 'no_attempt_left' ? 'information' : 'attention'
  return (
    <Notice kind={kind} title={said.what}>
      {code === 'not_open_yet' && <p>{words.opensAt({ when: format.dateTime(opensAt) })}</p>}
      {code === 'too_late' && dueAt !== null && (
        <p>{words.wasDue({ when: format.dateTime(dueAt) })}</p>
      )}
      <p>{said.means}</p>
      <p>{said.todo}</p>
    </Notice>
  )
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
        {done.map(({ id, number, receipt, points, state }) => (
          <li key={id} class="attempt-line">
            <div>
              <p class="attempt-line-title">{words.attemptNumber({ number })}</p>
              {receipt !== null && (
                <p class="soft">
                  {words.receivedAt({ when: format.dateTime(receipt.receivedAt) })} ·{' '}
                  <span class="numbers">P-{format.number(receipt.number, 0)}</span>
                  {receipt.isLate && <strong> · {words.late}</strong>}
                </p>
              )}
              <p>
                {points === null
                  ? words.resultLater
                  : words.pointsOf({
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

export interface ExerciseDoorProps {
  value: PupilAssignment
  busy: boolean
  onBegin: () => void
}

export function ExerciseDoor({ value, busy, onBegin }: ExerciseDoorProps) {
  const words = useWords('exercise')
  const format = useFormat()
  const { assignment, attempts, attemptsLeft, isOpen } = value
  const underWay = attempts.some((attempt) => attempt.state === 'begun')
  const facts = [
    words.questionCount({ count: assignment.questionCount }),
    words.points({ count: assignment.pointsMax, shown: format.number(assignment.pointsMax) }),
    ...(assignment.dueAt === null
      ? []
      : [words.dueBy({ when: format.dateTime(assignment.dueAt) })]),
    ...(isOpen && !underWay && assignment.attemptsMax > 1
      ? [words.attemptsLeft({ count: attemptsLeft })]
      : []),
    assignment.feedback === 'now' ? words.feedbackNow : words.feedbackAfter,
  ]
  return (
    <div class="exercise-door stack stack-wide">
      <ClosedNotice value={value} />
      {isOpen && (
        <div class="stack">
          <ul>
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
          <div>
            <Button kind="primary" busy={busy} onClick={onBegin}>
              {underWay ? words.goOn : attempts.length > 0 ? words.tryAgain : words.begin}
            </Button>
          </div>
        </div>
      )}
      <AttemptHistory value={value} />
    </div>
  )
}
