/** What came of a bank: the way to each exercise, and what stayed out, to be put right. */
import { useEffect, useRef } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { BankReport } from '#contract/question-banks.ts'
import { RejectedList } from './bank-lists.tsx'
import { ExerciseLinks, WhereTheyAre } from './exercise-links.tsx'

function useTitle(made: BankReport): string {
  const words = useWords('bank')
  const format = useFormat()
  const exercises = made.exerciseIds.length
  const before = made.unchanged.length
  if (exercises === 0) return before > 0 ? words.already.what : words.done.nothing
  if (before > 0) return words.done.titleMixed({ exercises, before })
  const count = made.imported.length + made.lossy.filter(({ isAgreed }) => isAgreed).length
  return words.done.title({ exercises, count, number: format.number(count, 0) })
}

export interface MadeExercisesProps {
  made: BankReport
  /** Those that were not agreed to. */
  left: number
  onAgain: () => void
}

export function MadeExercises({ made, left, onAgain }: MadeExercisesProps) {
  const bankWords = useWords('bank')
  const words = bankWords.done
  const place = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone: the focus goes to what it led to.
  useEffect(() => place.current?.focus(), [])
  const title = useTitle(made)
  const { exerciseIds, unchanged } = made
  const isAllBefore = exerciseIds.length === 0 && unchanged.length > 0
  return (
    <div class="stack stack-wide">
      <div ref={place} tabIndex={-1} class="bank-made">
        <Notice
          kind={exerciseIds.length > 0 ? 'success' : isAllBefore ? 'information' : 'attention'}
          title={title}
          live
          actions={
            <>
              <ExerciseLinks
                exerciseIds={[...exerciseIds, ...unchanged.map(({ exerciseId }) => exerciseId)]}
              />
              <Button onClick={onAgain}>{words.again}</Button>
            </>
          }
        >
          {isAllBefore && <WhereTheyAre unchanged={unchanged} />}
          {exerciseIds.length > 0 && <p>{words.means}</p>}
          {left > 0 && <p>{bankWords.left({ count: left })}</p>}
        </Notice>
      </div>
      <RejectedList rejected={made.rejected} />
    </div>
  )
}
