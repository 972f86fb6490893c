/** One class of last year, and where its pupils go. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Card } from '#browser/parts/card.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { MovingUp } from '#contract/moving-up.ts'
import { type ClassChoice, lacksName, type OldClass } from './class-choice.ts'

export interface OldClassCardProps {
  old: OldClass
  years: NonNullable<MovingUp['years']>
  newClasses: MovingUp['newClasses']
  choice: ClassChoice
  /** The head has asked to go on: what lacks is told. */
  asked: boolean
  onChoice: (choice: ClassChoice) => void
}

const nameMax = 60

export function OldClassCard(props: OldClassCardProps) {
  const { asked, choice, newClasses, old, onChoice, years } = props
  const words = useWords('classes').movingUp
  const group = words.classesOf({ label: years.to.label })
  return (
    <Card title={old.name} headingLevel={2}>
      <div class="stack">
        <p class="soft">{words.pupils({ count: old.pupils })}</p>
        <Select
          label={words.where({ name: old.name })}
          value={choice.to}
          onValue={(to) => onChoice({ ...choice, to })}
          options={[
            { value: 'later', label: words.later },
            { value: 'new', label: words.newClass },
            ...newClasses.map(({ id, name }) => ({ value: id, label: name, group })),
            { value: 'leave', label: words.leave },
          ]}
        />
        {choice.to === 'new' && (
          <Field
            label={words.newName}
            value={choice.name}
            maxLength={nameMax}
            autocomplete="off"
            error={asked && lacksName(choice) ? words.nameMissing : null}
            onValue={(name) => onChoice({ ...choice, name })}
          />
        )}
        {choice.to === 'leave' && <p>{words.leaveMeans}</p>}
      </div>
    </Card>
  )
}
