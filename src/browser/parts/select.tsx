/** One choice among many, in the device's own list. For fewer than six, use RadioGroup. */
import { Sign } from '#browser/drawings/sign.tsx'
import { frameOf } from './field.tsx'
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx'

export interface Option {
  value: string
  label: string
  /** Options of the same group stand together under its name. */
  group?: string | undefined
  disabled?: boolean | undefined
}

export interface SelectProps extends FieldFrameProps {
  value: string
  onValue: (value: string) => void
  options: readonly Option[]
  /** The line shown while nothing is chosen (its value is the empty text). */
  placeholder?: string | undefined
  name?: string | undefined
  disabled?: boolean | undefined
}

function OptionLine({ option, chosen }: { option: Option; chosen: boolean }) {
  return (
    <option value={option.value} disabled={option.disabled} selected={chosen}>
      {option.label}
    </option>
  )
}

export function Select(props: SelectProps) {
  const { value, onValue, options, placeholder } = props
  const groups = [...new Set(options.map((option) => option.group))]
  const linesOf = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <OptionLine key={option.value} option={option} chosen={option.value === value} />
      ))
  return (
    <FieldFrame {...frameOf(props)}>
      {(ties) => (
        <span class="select-frame">
          <select
            {...ties}
            class="control"
            value={value}
            name={props.name}
            disabled={props.disabled}
            onChange={(event) => onValue(event.currentTarget.value)}
          >
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {groups.map((group) =>
              group === undefined ? (
                linesOf(group)
              ) : (
                <optgroup key={group} label={group}>
                  {linesOf(group)}
                </optgroup>
              ),
            )}
          </select>
          <Sign name="down" />
        </span>
      )}
    </FieldFrame>
  )
}
