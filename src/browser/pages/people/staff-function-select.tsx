/** The function of a member of staff; it brings its usual rights along. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Select } from '#browser/parts/select.tsx'

export const staffFunctions = [
  'secretary',
  'cpe',
  'aed',
  'documentaliste',
  'aesh',
  'other',
] as const

export type StaffFunction = (typeof staffFunctions)[number]

export interface StaffFunctionSelectProps {
  value: StaffFunction
  onValue: (value: StaffFunction) => void
}

export function StaffFunctionSelect({ value, onValue }: StaffFunctionSelectProps) {
  const words = useWords('people')
  return (
    <Select
      label={words.rightsDialog.function}
      value={value}
      onValue={(chosen) => onValue(staffFunctions.find((one) => one === chosen) ?? 'other')}
      options={staffFunctions.map((one) => ({ value: one, label: words.functions[one] }))}
    />
  )
}
