/** The pupils of a course to be ticked: each line a large target, in the order of names. */
import { CheckBox } from '#browser/parts/check-box.tsx'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import './pupil-ticks.css'

export interface PupilTicksProps {
  label: string
  pupils: readonly PersonName[]
  chosen: readonly Id[]
  onChosen: (ids: readonly Id[]) => void
  /** Why a pupil's tick cannot be taken away, by id. */
  fixed?: ReadonlyMap<Id, string>
}

export function PupilTicks({ label, pupils, chosen, onChosen, fixed }: PupilTicksProps) {
  return (
    <fieldset class="choice-group">
      <legend class="field-label">{label}</legend>
      <div class="pupil-ticks">
        {pupils.map(({ familyName, givenName, id }) => (
          <CheckBox
            key={id}
            framed
            label={`${familyName} ${givenName}`}
            hint={fixed?.get(id)}
            disabled={fixed?.has(id)}
            checked={chosen.includes(id)}
            onChecked={(isChosen) =>
              onChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
