/** The three files that are wanted, which of them are there, and those that nobody recognised. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { OndeUploadField } from '#contract/roster.ts'

export const uploadFields = ['pupils', 'teachers', 'guardians'] as const

export type ChosenFiles = Readonly<Partial<Record<OndeUploadField, File>>>

export interface FileChecklistProps {
  chosen: ChosenFiles
  unknown: readonly File[]
  disabled: boolean
  onRemove: (field: OndeUploadField) => void
  /** Null: the file is not to be sent. */
  onKind: (file: File, kind: OndeUploadField | null) => void
}

const leaveOut = 'none'

function WantedLine(props: {
  field: OndeUploadField
  file: File | undefined
  disabled: boolean
  onRemove: () => void
}) {
  const words = useWords('roster').upload
  const general = useWords('general')
  const format = useFormat()
  const { field, file, disabled, onRemove } = props
  return (
    <li class={file ? 'wanted-file here' : 'wanted-file'}>
      <Sign name={file ? 'success' : 'file'} />
      <span>
        <strong>{words.kinds[field]}</strong>{' '}
        {file ? (
          <>
            {file.name} <span class="soft numbers">({format.bytes(file.size)})</span>
          </>
        ) : (
          <span class="soft">{words.missing}</span>
        )}
      </span>
      {file && (
        <Button sign="cross" signOnly disabled={disabled} onClick={onRemove}>
          {general.removeFile({ name: file.name })}
        </Button>
      )}
    </li>
  )
}

export function FileChecklist(props: FileChecklistProps) {
  const { chosen, unknown, disabled, onRemove, onKind } = props
  const words = useWords('roster').upload
  const general = useWords('general')
  return (
    <>
      <ul class="plain wanted-files" aria-label={words.checkTitle}>
        {uploadFields.map((field) => (
          <WantedLine
            key={field}
            field={field}
            file={chosen[field]}
            disabled={disabled}
            onRemove={() => onRemove(field)}
          />
        ))}
      </ul>
      {unknown.map((file) => (
        <Select
          key={`${file.name}-${file.size}-${file.lastModified}`}
          label={words.unknownFile({ name: file.name })}
          hint={words.unknownHint}
          value=""
          placeholder={general.choose}
          onValue={(value) => {
            const kind = uploadFields.find((field) => field === value) ?? null
            if (kind !== null || value === leaveOut) onKind(file, kind)
          }}
          options={[
            ...uploadFields.map((field) => ({ value: field, label: words.kinds[field] })),
            { value: leaveOut, label: words.nothing },
          ]}
          disabled={disabled}
        />
      ))}
    </>
  )
}
