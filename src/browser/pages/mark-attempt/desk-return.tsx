/** A copy that is wholly marked: return it to its pupil, or take it back. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { MarkStateLine } from './mark-state-line.tsx'
import type { CopyReturn } from './use-return.ts'

export function DeskReturn({ copy }: { copy: CopyReturn }) {
  const words = useWords('marking').returning
  const { isReturned, state } = copy
  return (
    <div class="desk-return">
      <p>
        <Sign name={isReturned ? 'success' : 'information'} />{' '}
        {isReturned ? words.isBack : words.notYet}
      </p>
      {isReturned && <p class="soft small">{words.backMeans}</p>}
      <div class="row no-print">
        <Button
          kind={isReturned ? 'quiet' : 'primary'}
          busy={state?.kind === 'saving'}
          onClick={() => void copy.give(!isReturned)}
        >
          {isReturned ? words.back : words.act}
        </Button>
        {state?.kind === 'refused' ? (
          <p class="mark-state refused" role="alert">
            <Sign name="danger" /> {words.refused}
          </p>
        ) : (
          <MarkStateLine
            state={state}
            touched={false}
            isMarked={false}
            savedText={isReturned ? words.states.returned : words.states.ready}
          />
        )}
      </div>
    </div>
  )
}
