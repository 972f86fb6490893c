/** The browser's own dialogs for a picture or a file, opened from a menu. */
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { acceptOf, type PickedBlockType, pickedBlockTypes } from '#browser/write/new-block.ts'

export interface FilePicker {
  readonly open: (type: PickedBlockType) => void
  /** Where the inputs stand. */
  readonly inputs: ComponentChildren
}

export function useFilePicker(onFile: (type: PickedBlockType, file: File) => void): FilePicker {
  const inputs = useRef(new Map<PickedBlockType, HTMLInputElement>())
  return {
    open: (type) => inputs.current.get(type)?.click(),
    inputs: pickedBlockTypes.map((type) => (
      <input
        key={type}
        ref={(input) => {
          if (input !== null) inputs.current.set(type, input)
        }}
        type="file"
        hidden
        accept={acceptOf[type]}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file !== undefined) onFile(type, file)
        }}
      />
    )),
  }
}
