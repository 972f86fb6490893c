/** The browser's own dialogs for a picture, a recording or a file, opened from a menu. */
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { acceptOf, type FileBlockType, fileBlockTypes } from '#browser/write/new-block.ts'

export interface FilePicker {
  readonly open: (type: FileBlockType) => void
  /** Where the inputs stand. */
  readonly inputs: ComponentChildren
}

export function useFilePicker(onFile: (type: FileBlockType, file: File) => void): FilePicker {
  const inputs = useRef(new Map<FileBlockType, HTMLInputElement>())
  return {
    open: (type) => inputs.current.get(type)?.click(),
    inputs: fileBlockTypes.map((type) => (
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
