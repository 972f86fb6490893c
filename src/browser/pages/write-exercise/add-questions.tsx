/** One more question of any kind, or some from the bank. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { questionKinds } from '#contract/question-kinds.ts'
import { newQuestion } from './new-question.ts'
import { TakeFromBank, type TakeFromBankProps } from './take-from-bank.tsx'

export function AddQuestions(props: Omit<TakeFromBankProps, 'onClose'>) {
  const { room, onQuestions } = props
  const words = useWords('question')
  const sharing = useWords('sharing')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <fieldset class="add-question">
      <legend class="field-label">{words.addQuestion}</legend>
      <div class="row">
        {questionKinds.map((kind) => (
          <Button key={kind} disabled={room <= 0} onClick={() => onQuestions([newQuestion(kind)])}>
            {words.kinds[kind]}
          </Button>
        ))}
        <Button sign="search" disabled={room <= 0} onClick={() => setIsOpen(true)}>
          {sharing.bank.open}
        </Button>
      </div>
      {isOpen && <TakeFromBank {...props} onClose={() => setIsOpen(false)} />}
    </fieldset>
  )
}
