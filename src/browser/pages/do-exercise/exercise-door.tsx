/** Before the first question, and when no more can be answered: what it is, until when, what was done. */

import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { PupilAssignment } from '#contract/exercises.ts'
import type { RefusalCode } from '#kernel/refusal-codes.ts'
import { AboutLessons } from './about-lessons.tsx'
import { AttemptHistory } from './attempt-history.tsx'

/** Why nothing can be answered now, in the words of the refusal. */
function ClosedNotice({ value }: { value: PupilAssignment }) {
  const words = useWords('exercise')
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  // The table of codes need not travel to a phone: one that only a newer server knows is said as `internal` is.
  const code = value.closedBecause as RefusalCode | null
  if (code === null) return null
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

/** Recorded outages moved the due time: whoever could not work is told until when they can. */
function MovedDue({ value }: { value: PupilAssignment }) {
  const words = useWords('late')
  const format = useFormat()
  const { extendedUntil } = value
  if (extendedUntil === undefined) return null
  const when = format.dateTime(extendedUntil)
  return <Notice kind="information" title={words.movedDue({ when })} />
}

export interface ExerciseDoorProps {
  value: PupilAssignment
  busy: boolean
  onBegin: () => void
}

export function ExerciseDoor({ value, busy, onBegin }: ExerciseDoorProps) {
  const words = useWords('exercise')
  const format = useFormat()
  const { assignment, attempts, attemptsLeft, isOpen, time } = value
  const underWay = attempts.some((attempt) => attempt.state === 'begun')
  const facts = [
    words.questionCount({ count: assignment.questionCount }),
    ...(assignment.pointsMax === 0
      ? []
      : [
          words.points({ count: assignment.pointsMax, shown: format.number(assignment.pointsMax) }),
        ]),
    ...(assignment.dueAt === null
      ? []
      : [words.dueBy({ when: format.dateTime(assignment.dueAt) })]),
    ...(time === undefined
      ? []
      : [
          time.extraTime === null
            ? words.timeLimit({ time: format.duration(time.minutes * 60_000) })
            : words.timeWithMore({
                time: format.duration(time.minutes * 60_000),
                extra: time.extraTime,
              }),
        ]),
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
          <MovedDue value={value} />
          <AboutLessons resources={value.resources} />
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
