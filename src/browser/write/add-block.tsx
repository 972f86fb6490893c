/** What can be added at a place: words at once, pictures and recordings once they are sent. */
import { useId, useRef, useState } from 'preact/hooks'
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { RecorderOnDemand } from '#browser/recording/recorder-on-demand.tsx'
import type { ResourceBlock } from '#contract/content.ts'
import type { FileSummary } from '#contract/resources.ts'
import {
  acceptOf,
  type BlockType,
  newBlock,
  newFileBlock,
  type PickedBlockType,
  pickedBlockTypes,
  wordBlockTypes,
} from './new-block.ts'

export interface AddBlockProps {
  /** The kinds that may stand here. */
  types: readonly BlockType[]
  upload: (file: File) => Promise<ApiResult<FileSummary>>
  /** Between two blocks: only a sign until it is opened. */
  quiet: boolean
  /** The id of its button, where a link leads to it. */
  name?: string | undefined
  open: boolean
  onOpen: (open: boolean) => void
  onAdd: (block: ResourceBlock) => void
}

interface Uploading {
  readonly busy: PickedBlockType | null
  readonly refusal: ApiRefusal | null
}

function FileButton(props: { type: PickedBlockType; busy: boolean; onFile: (file: File) => void }) {
  const { type, busy, onFile } = props
  const words = useWords('write').block
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={acceptOf[type]}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
      <Button busy={busy} busyText={words.sending} onClick={() => input.current?.click()}>
        {words.types[type]}
      </Button>
    </>
  )
}

export function AddBlock(props: AddBlockProps) {
  const { types, upload, quiet, name, open, onOpen, onAdd } = props
  const words = useWords('write').block
  const id = useId()
  const [uploading, setUploading] = useState<Uploading>({ busy: null, refusal: null })
  const [isRecording, setRecording] = useState(false)
  const add = (block: ResourceBlock): void => {
    setUploading({ busy: null, refusal: null })
    onAdd(block)
  }
  const send = async (type: PickedBlockType, file: File): Promise<void> => {
    setUploading({ busy: type, refusal: null })
    const result = await upload(file)
    setUploading({ busy: null, refusal: result.ok ? null : result.refusal })
    if (result.ok) onAdd(newFileBlock(type, result.value))
  }
  return (
    <div class={quiet ? 'add-block quiet' : 'add-block'}>
      <button
        type="button"
        id={name}
        class="add-block-open"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => onOpen(!open)}
      >
        <span aria-hidden="true">+</span> {quiet ? words.addHere : words.add}
      </button>
      {open && (
        <div id={id} class="row add-block-kinds">
          {wordBlockTypes
            .filter((type) => types.includes(type))
            .map((type) => (
              <Button key={type} onClick={() => add(newBlock(type))}>
                {words.types[type]}
              </Button>
            ))}
          {types.includes('audio') && (
            <Button onClick={() => setRecording(true)}>{words.types.audio}</Button>
          )}
          {pickedBlockTypes
            .filter((type) => types.includes(type))
            .map((type) => (
              <FileButton
                key={type}
                type={type}
                busy={uploading.busy === type}
                onFile={(file) => void send(type, file)}
              />
            ))}
        </div>
      )}
      {open && <p class="field-hint">{words.formats}</p>}
      {isRecording && (
        <RecorderOnDemand
          upload={upload}
          onKept={(file) => {
            setRecording(false)
            onAdd(newFileBlock('audio', file))
          }}
          onClose={() => setRecording(false)}
        />
      )}
      {uploading.refusal && <ErrorView refusal={uploading.refusal} live />}
    </div>
  )
}
