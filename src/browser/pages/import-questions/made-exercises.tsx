/** What came of a bank: the way to each exercise, and what stayed out, to be put right. */
import { useEffect, useRef } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { BankReport } from '#contract/question-banks.ts'
import { RejectedList } from './bank-lists.tsx'

/** More exercises than these are better looked for in the list. */
const linksMax = 6

export interface MadeExercisesProps {
  made: BankReport
  /** Those that were not agreed to. */
  left: number
  onAgain: () => void
}

export function MadeExercises({ made, left, onAgain }: MadeExercisesProps) {
  const bankWords = useWords('bank')
  const words = bankWords.done
  const format = useFormat()
  const place = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone: the focus goes to what it led to.
  useEffect(() => place.current?.focus(), [])
  const ids = made.exerciseIds
  const links = ids.length > linksMax ? [] : ids
  const count = made.imported.length + made.lossy.filter(({ isAgreed }) => isAgreed).length
  const title = words.title({
    exercises: ids.length,
    count,
    number: format.number(count, 0),
  })
  return (
    <div class="stack stack-wide">
      <div ref={place} tabIndex={-1} class="bank-made">
        <Notice
          kind={ids.length === 0 ? 'attention' : 'success'}
          title={ids.length === 0 ? words.nothing : title}
          live
          actions={
            <>
              {ids.length > linksMax && (
                <LinkButton href={pagePaths.myExercises} kind="primary">
                  {bankWords.uncertain.look}
                </LinkButton>
              )}
              {links.map((id, part) => (
                <LinkButton
                  key={id}
                  href={pagePaths.writeExercise(id)}
                  kind={part === 0 ? 'primary' : 'quiet'}
                >
                  {ids.length === 1
                    ? words.open
                    : words.openPart({ part: part + 1, of: ids.length })}
                </LinkButton>
              ))}
              <Button onClick={onAgain}>{words.again}</Button>
            </>
          }
        >
          {ids.length > 0 && <p>{words.means}</p>}
          {left > 0 && <p>{bankWords.left({ count: left })}</p>}
        </Notice>
      </div>
      <RejectedList rejected={made.rejected} />
    </div>
  )
}
