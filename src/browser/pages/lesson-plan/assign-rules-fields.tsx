/** The fields of an assignment's rules: opening, due time, late work, attempts, feedback. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Field } from '#browser/parts/field.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { attemptMinutesMax } from '#contract/extra-time.ts'
import type { AssignRules, RulesProblem } from './assign-rules.ts'
import './lesson-plan.css'

/** More attempts than this are better said as another assignment; the server takes up to 20. */
const attemptsOffered = [1, 2, 3, 4, 5, 10, 20]

export interface AssignRulesFieldsProps {
  rules: AssignRules
  onRules: (rules: AssignRules) => void
  problem: RulesProblem | null
  /** When the course meets next, where the day it is due is chosen; null: not known here. */
  nextStartsAt: string | null
}

type SetRules = (change: Partial<AssignRules>) => void

interface DayAndTimeProps {
  labels: { day: string; time: string }
  day: string
  time: string
  error?: string | null
  onDay: (day: string) => void
  onTime: (time: string) => void
}

function DayAndTime({ labels, day, time, error, onDay, onTime }: DayAndTimeProps) {
  return (
    <div class="plan-when">
      <Field label={labels.day} type="date" value={day} error={error} onValue={onDay} />
      <Field label={labels.time} type="time" value={time} onValue={onTime} />
    </div>
  )
}

type DueFieldsProps = Pick<AssignRulesFieldsProps, 'rules' | 'nextStartsAt'> & {
  set: SetRules
  error: string | null
}

function DueFields({ rules, set, error, nextStartsAt }: DueFieldsProps) {
  const words = useWords('teach').assign
  const format = useFormat()
  return (
    <>
      <CheckBox
        label={words.hasDue}
        hint={
          nextStartsAt === null
            ? undefined
            : words.nextLesson({ when: format.dateTime(nextStartsAt) })
        }
        checked={rules.hasDue}
        onChecked={(hasDue) => set({ hasDue })}
      />
      {rules.hasDue && (
        <>
          <DayAndTime
            labels={{ day: words.dueDay, time: words.dueTime }}
            day={rules.dueDay}
            time={rules.dueTime}
            error={error}
            onDay={(dueDay) => set({ dueDay })}
            onTime={(dueTime) => set({ dueTime })}
          />
          <CheckBox
            label={words.late}
            hint={words.lateHint}
            checked={rules.lateAccepted}
            onChecked={(lateAccepted) => set({ lateAccepted })}
          />
        </>
      )}
    </>
  )
}

/** What stands in the way of the times; the minutes say theirs beside them. */
function useTimesError(problem: RulesProblem | null): string | null {
  const words = useWords('teach').assign
  if (problem === 'day_missing') return words.dayMissing
  return problem === 'due_before_opening' ? words.dueBeforeOpening : null
}

export function AssignRulesFields(props: AssignRulesFieldsProps) {
  const { rules, onRules, problem, nextStartsAt } = props
  const words = useWords('teach').assign
  const error = useTimesError(problem)
  const set: SetRules = (change) => onRules({ ...rules, ...change })
  const attempts = [...new Set([...attemptsOffered, rules.attemptsMax])].sort(
    (left, right) => left - right,
  )
  return (
    <div class="stack">
      <DayAndTime
        labels={{ day: words.opensDay, time: words.opensTime }}
        day={rules.opensDay}
        time={rules.opensTime}
        error={rules.hasDue ? null : error}
        onDay={(opensDay) => set({ opensDay })}
        onTime={(opensTime) => set({ opensTime })}
      />
      <DueFields rules={rules} set={set} error={error} nextStartsAt={nextStartsAt} />
      <Select
        label={words.attempts}
        value={String(rules.attemptsMax)}
        onValue={(text) => set({ attemptsMax: Number(text) })}
        options={attempts.map((count) => ({ value: String(count), label: String(count) }))}
      />
      <Field
        label={words.minutes}
        hint={words.minutesHint}
        inputMode="numeric"
        maxLength={3}
        value={rules.minutes}
        error={problem === 'minutes_wrong' ? words.minutesWrong({ max: attemptMinutesMax }) : null}
        onValue={(minutes) => set({ minutes })}
      />
      <RadioGroup
        label={words.feedback}
        value={rules.feedback}
        onValue={(feedback) => set({ feedback })}
        options={[
          { value: 'now', label: words.feedbackNow },
          {
            value: 'after_due',
            label: words.feedbackAfterDue,
            hint: rules.hasDue ? undefined : words.feedbackAfterDueHint,
          },
        ]}
      />
    </div>
  )
}
