/** A formula that stands alone among the blocks of an exercise: as it looks, in TeX, or in its dialog. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { DrawnFormula } from '#browser/formula/drawn-formula.tsx'
import { FormulaDialog } from '#browser/formula/formula-dialog.tsx'
import { Button } from '#browser/parts/button.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { type Block, texMax } from '#contract/content.ts'

export interface MathsFieldsProps {
  block: Extract<Block, { type: 'maths' }>
  onBlock: (block: Extract<Block, { type: 'maths' }>) => void
  label: string
  hideLabel: boolean
}

export function MathsFields({ block, onBlock, label, hideLabel }: MathsFieldsProps) {
  const words = useWords('write').block
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <TextArea
        label={label}
        hideLabel={hideLabel}
        hint={words.mathsHint}
        value={block.tex}
        rows={2}
        maxLength={texMax}
        spellcheck={false}
        onValue={(tex) => onBlock({ type: 'maths', tex })}
      />
      {block.tex.trim() !== '' && (
        <div class="markup-shown">
          <DrawnFormula tex={block.tex} isBlock />
        </div>
      )}
      <div class="row">
        <Button onClick={() => setOpen(true)}>{words.openFormula}</Button>
      </div>
      {isOpen && (
        <FormulaDialog
          formula={{ tex: block.tex, isBlock: true }}
          choosesPlace={false}
          onFormula={({ tex }) => {
            onBlock({ type: 'maths', tex })
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
