/** The form of a piece that is not typed in place: a picture's words, a recording's transcript. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { BlockFields, type BlockFieldsProps } from '#browser/write/block-fields.tsx'
import { FormDialog } from '#browser/write/form-dialog.tsx'
import type { ResourceBlock } from '#contract/content.ts'

export interface PieceDialogProps extends Pick<BlockFieldsProps, 'files' | 'fileAddress'> {
  block: ResourceBlock
  onBlock: (block: ResourceBlock) => void
  onClose: () => void
}

export function PieceDialog({ block: first, onBlock, onClose, ...facts }: PieceDialogProps) {
  const words = useWords('write').block
  const [block, setBlock] = useState(first)
  return (
    <FormDialog
      title={words.types[block.type]}
      onClose={onClose}
      onSave={() => {
        // A recording and a file are found by their name: without one they keep what they had.
        const isNamed = !('title' in block) || block.title.trim() !== ''
        onBlock(isNamed ? block : first)
      }}
    >
      <BlockFields
        {...facts}
        block={block}
        onBlock={setBlock}
        label={words.types[block.type]}
        hideLabel
      />
    </FormDialog>
  )
}
