/**
 * A formula under its author's hands: typed as it looks or in TeX, each following the other, with
 * what pupils will see below. What nobody could read is told here, and not let into the text.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Maths } from '#browser/content/maths.tsx'
import { FieldError } from '#browser/parts/field-frame.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { FormDialog } from '#browser/write/form-dialog.tsx'
import { texMax } from '#contract/content.ts'
import type { Formula } from '#contract/formulas.ts'
import type { SeenFormula } from './formula-drawings.ts'
import { FormulaField } from './formula-field.tsx'
import { isTooLong, troubleOf } from './formula-trouble.ts'
import { ownDrawings } from './own-drawings.ts'
import { hasEmptyBox } from './tidy-tex.ts'
import { useSeenFormula } from './use-seen-formula.ts'
import './formula.css'

/** Whoever is done waits no longer than this for the server: what it would say is said when publishing. */
const answerMsMax = 4_000

async function seeInTime(formula: Formula): Promise<SeenFormula> {
  const tooLate = new Promise<SeenFormula>((tell) => setTimeout(() => tell('unseen'), answerMsMax))
  return Promise.race([ownDrawings.see(formula), tooLate])
}

/** Whether the server can say anything of it. */
function isAskable(formula: Formula): boolean {
  return formula.tex !== '' && !hasEmptyBox(formula.tex) && !isTooLong(formula)
}

export interface FormulaDialogProps {
  formula: Formula
  /** Whether its author chooses where it stands: among words, or alone. */
  choosesPlace: boolean
  onFormula: (formula: Formula) => void
  onClose: () => void
}

function Shown({ formula, seen }: { formula: Formula; seen: SeenFormula | 'asking' | null }) {
  const words = useWords('formula')
  if (seen === null) return null
  return (
    <div class="formula-shown">
      <p class="small soft">{words.shown}</p>
      {seen === 'asking' && <p class="small soft">{words.checking}</p>}
      {seen === 'unseen' && <p class="small soft">{words.unseen}</p>}
      {typeof seen === 'object' && 'mathml' in seen && (
        <Maths tex={formula.tex} mathml={seen.mathml} block={formula.isBlock} />
      )}
    </div>
  )
}

export function FormulaDialog(props: FormulaDialogProps) {
  const { formula: first, choosesPlace, onFormula, onClose } = props
  const words = useWords('formula')
  const [tex, setTex] = useState(first.tex)
  const [isBlock, setBlock] = useState(first.isBlock)
  const [isDone, setDone] = useState(false)
  const isOpen = useRef(true)
  useEffect(
    () => () => {
      isOpen.current = false
    },
    [],
  )
  const formula = { tex: tex.trim(), isBlock }
  const seen = useSeenFormula(isAskable(formula) ? formula : null)
  const trouble = troubleOf(words, formula, { seen, isDone })
  const write = (next: string): void => {
    setTex(next)
    setDone(false)
  }
  const save = async (now: string): Promise<void> => {
    const wanted = { tex: now.trim(), isBlock }
    if (wanted.tex === '') return onClose()
    setTex(now)
    setDone(true)
    if (!isAskable(wanted)) return
    const answer = await seeInTime(wanted)
    const stands = troubleOf(words, wanted, { seen: answer, isDone: true })
    if (isOpen.current && stands === null) onFormula(wanted)
  }
  return (
    <FormDialog title={words.title} wide onClose={onClose} onSave={() => void save(tex)}>
      <FormulaField tex={tex} onTex={write} onEnter={(now) => void save(now)} />
      <div role="status">
        {trouble !== null && <FieldError id="formula-trouble" text={trouble} />}
      </div>
      {trouble === null && <Shown formula={formula} seen={seen} />}
      {choosesPlace && (
        <RadioGroup
          label={words.place}
          value={isBlock ? 'block' : 'inline'}
          onValue={(value) => setBlock(value === 'block')}
          inLine
          options={[
            { value: 'inline', label: words.places.inline },
            { value: 'block', label: words.places.block },
          ]}
        />
      )}
      <TextArea
        label={words.tex}
        hint={words.texHint}
        value={tex}
        rows={2}
        maxLength={texMax}
        spellcheck={false}
        onValue={write}
      />
    </FormDialog>
  )
}
