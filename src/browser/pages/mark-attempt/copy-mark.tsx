/** The whole copy, marked by the exercise's own rubric after its questions. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Card } from '#browser/parts/card.tsx'
import { MarkForm, type MarkFormProps } from './mark-form.tsx'
import { OnAllCopies } from './on-all-copies.tsx'

export interface CopyMarkProps extends MarkFormProps {
  /** Nothing else of the copy is to be marked on the page. */
  isAlone: boolean
}

export function CopyMark(props: CopyMarkProps) {
  const { attemptId, isAlone, one } = props
  const words = useWords('marking').wholeCopy
  return (
    <Card title={words.title}>
      <p class="soft">{one.rubric?.kind === 'attainment' ? words.withoutPoints : words.means}</p>
      <MarkForm {...props} />
      <OnAllCopies attemptId={attemptId} id={one.id} name={words.title} isAlone={isAlone} />
    </Card>
  )
}
