/**
 * Choosing files: a real file input (a phone offers its camera), a place to drop them on a desk,
 * and the chosen ones listed with their weight and a way to take them out again.
 */
import { useRef, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from './button.tsx'
import { frameOf } from './field.tsx'
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx'

export interface FileFieldProps extends FieldFrameProps {
  files: readonly File[]
  onFiles: (files: File[]) => void
  /** As the `accept` attribute: "image/jpeg,image/png" or ".csv". A wish, never a check. */
  accept?: string | undefined
  multiple?: boolean | undefined
  /** On a phone, opens the camera at once. */
  camera?: boolean | undefined
  /** Bytes of one file at most; larger ones are refused here already, with the reason. */
  fileBytesMax?: number | undefined
  /** What the button says; "Choisir un fichier" unless told. */
  buttonText?: string | undefined
  disabled?: boolean | undefined
}

function ChosenFiles(props: {
  files: readonly File[]
  disabled: boolean | undefined
  onRemove: (place: number) => void
}) {
  const words = useWords('general')
  const format = useFormat()
  if (props.files.length === 0) return null
  return (
    <ul class="file-list">
      {props.files.map((file, place) => (
        <li key={`${file.name}-${file.size}-${file.lastModified}`}>
          <Sign name="file" />
          <span class="file-name">
            {file.name} <span class="soft numbers">({format.bytes(file.size)})</span>
          </span>
          <Button
            sign="cross"
            signOnly
            disabled={props.disabled}
            onClick={() => props.onRemove(place)}
          >
            {words.removeFile({ name: file.name })}
          </Button>
        </li>
      ))}
    </ul>
  )
}

export function FileField(props: FileFieldProps) {
  const { files, onFiles, multiple = false, fileBytesMax, disabled } = props
  const words = useWords('general')
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)

  const take = (list: FileList | undefined | null): void => {
    const given = [...(list ?? [])]
    const fitting = given.filter((file) => fileBytesMax === undefined || file.size <= fileBytesMax)
    setTooLarge(fitting.length < given.length)
    if (fitting.length > 0) onFiles(multiple ? [...files, ...fitting] : fitting.slice(0, 1))
    // The same file may be chosen again after it was taken out.
    if (input.current) input.current.value = ''
  }
  const error =
    tooLarge && fileBytesMax !== undefined
      ? words.fileTooLarge({ max: format.bytes(fileBytesMax) })
      : props.error

  return (
    <FieldFrame {...frameOf(props)} error={error}>
      {(ties) => (
        // biome-ignore lint/a11y/noNoninteractiveElementInteractions: dropping is a shortcut; the button does the same.
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same.
        <div
          class={over ? 'file-drop over' : 'file-drop'}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(!disabled)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            if (!disabled) take(event.dataTransfer?.files)
          }}
        >
          <input
            {...ties}
            required={undefined}
            ref={input}
            class="for-screen-readers"
            type="file"
            accept={props.accept}
            multiple={multiple}
            capture={props.camera ? 'environment' : undefined}
            disabled={disabled}
            onChange={(event) => take(event.currentTarget.files)}
          />
          {/* The input above is what the keyboard and screen readers use; this is its visible face. */}
          <span aria-hidden="true">
            <Button
              sign="file"
              tabIndex={-1}
              disabled={disabled}
              onClick={() => input.current?.click()}
            >
              {props.buttonText ?? words.chooseFile}
            </Button>
          </span>
          <ChosenFiles
            files={files}
            disabled={disabled}
            onRemove={(place) => onFiles(files.filter((_, other) => other !== place))}
          />
        </div>
      )}
    </FieldFrame>
  )
}
