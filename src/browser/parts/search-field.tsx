/** Looks for something as one types; Escape empties it. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { FieldFrame } from './field-frame.tsx'

export interface SearchFieldProps {
  label: string
  value: string
  onValue: (value: string) => void
  /** Shows the label above the field instead of inside it only. */
  showLabel?: boolean | undefined
}

export function SearchField({ label, value, onValue, showLabel = false }: SearchFieldProps) {
  const words = useWords('general')
  return (
    <FieldFrame label={label} hideLabel={!showLabel}>
      {(ties) => (
        <span class="search-frame">
          <Sign name="search" />
          <input
            {...ties}
            class="control"
            type="search"
            value={value}
            placeholder={showLabel ? words.search : label}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => onValue(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || value === '') return
              event.preventDefault()
              onValue('')
            }}
          />
        </span>
      )}
    </FieldFrame>
  )
}
