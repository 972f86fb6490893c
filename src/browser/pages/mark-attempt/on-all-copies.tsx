/** From one mark to the same mark of all copies, and back to the whole copy. */
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { wholeCopyId } from '#contract/rubric-rules.ts'

export function OnAllCopies(props: {
  attemptId: string
  /** Of the question, or `wholeCopyId`. */
  id: string
  name: string
  isAlone: boolean
}) {
  const { attemptId, id, name, isAlone } = props
  const words = useWords('marking').through
  return (
    <p class="no-print">
      {isAlone ? (
        <LinkButton href={pagePaths.marking(attemptId)}>{words.wholeCopy}</LinkButton>
      ) : (
        <LinkButton href={pagePaths.markingQuestion(attemptId, id)}>
          {id === wholeCopyId ? words.thisRubric : words.thisQuestion}
          <span class="for-screen-readers"> {name}</span>
        </LinkButton>
      )}
    </p>
  )
}
