/** The fields of an assignment's rules: opening, due time, late work, attempts, feedback. */
import { useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Field } from '#browser/parts/field.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { AssignRules } from './assign-rules.ts'
import './lesson-plan.css'

/** More attempts than this are better said as another assignment; the server takes up to 20. */
const attemptsOffered = [1, 2, 3, 4, 5, 10, 20]

export interface AssignRulesFieldsProps {
  rules: AssignRules
  onRules: (rules: AssignRules) => void
  error: string | null
}

export function AssignRulesFields({ rules, onRules, error }: AssignRulesFieldsProps) {
  const words = useWords('teach').assign
  const set = (change: Partial<AssignRules>): void => onRules({ ...rules, ...change })
  return (
    <div class="stack">
      <div class="plan-when">
        <Field
          label={words.opensDay}
          type="date"
          value={rules.opensDay}
          onValue={(opensDay) => set({ opensDay })}
        />
        <Field
          label={words.opensTime}
          type="time"
          value={rules.opensTime}
          onValue={(opensTime) => set({ opensTime })}
        />
      </div>
      <CheckBox
        label={words.hasDue}
        checked={rules.hasDue}
        onChecked={(hasDue) => set({ hasDue })}
      />
      {rules.hasDue && (
        <>
          <div class="plan-when">
            <Field
              label={words.dueDay}
              type="date"
              value={rules.dueDay}
              error={error}
              onValue={(dueDay) => set({ dueDay })}
            />
            <Field
              label={words.dueTime}
              type="time"
              value={rules.dueTime}
              onValue={(dueTime) => set({ dueTime })}
            />
          </div>
          <CheckBox
            label={words.late}
            hint={words.lateHint}
            checked={rules.lateAccepted}
            onChecked={(lateAccepted) => set({ lateAccepted })}
          />
        </>
      )}
      <Select
        label={words.attempts}
        value={String(rules.attemptsMax)}
        onValue={(text) => set({ attemptsMax: Number(text) })}
        options={[...new Set([...attemptsOffered, rules.attemptsMax])]
          .sort((left, right) => left - right)
          .map((count) => ({ value: String(count), label: String(count) }))}
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
