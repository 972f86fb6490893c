/** The rights that a head may delegate, each with what it means; those of the function are fixed. */
import { useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import type { StaffRight } from '#contract/staff-rights.ts'

export const staffRights: readonly StaffRight[] = [
  'roster',
  'cards',
  'guardians',
  'timetable',
  'follow',
]

export interface RightsBoxesProps {
  rights: readonly StaffRight[]
  onRights: (rights: readonly StaffRight[]) => void
  /** They come with the function: shown, not to be taken away here. */
  ofFunction: readonly StaffRight[]
}

export function RightsBoxes({ rights, onRights, ofFunction }: RightsBoxesProps) {
  const words = useWords('people')
  return (
    <fieldset class="choice-group">
      <legend class="field-label">{words.rightsDialog.rights}</legend>
      {staffRights.map((right) => {
        const isFixed = ofFunction.includes(right)
        const { name, means } = words.rights[right]
        return (
          <CheckBox
            key={right}
            label={isFixed ? `${name} (${words.rightsDialog.ofFunction})` : name}
            hint={means}
            checked={isFixed || rights.includes(right)}
            disabled={isFixed}
            onChecked={(checked) =>
              onRights(checked ? [...rights, right] : rights.filter((one) => one !== right))
            }
          />
        )
      })}
    </fieldset>
  )
}
