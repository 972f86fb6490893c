/** Above a copy: that the one before it is saved, and how many are left. */
import { useHistoryState } from 'wouter/use-browser-location'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import type { MarkingSheet } from '#contract/results.ts'

/** What the way from one copy to the next carries along. */
export interface FromCopy {
  /** Whose copy was saved. */
  readonly savedOf: string
}

function savedOf(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('savedOf' in state)) return null
  return typeof state.savedOf === 'string' ? state.savedOf : null
}

export function DeskProgress({ sheet, isAlone }: { sheet: MarkingSheet; isAlone: boolean }) {
  const { through } = useWords('marking')
  const name = savedOf(useHistoryState())
  const count = sheet.othersWaiting
  const others =
    count === 0 ? null : isAlone ? through.answersWait({ count }) : through.copiesWait({ count })
  if (name === null && others === null) return null
  return (
    <p class="marking-progress no-print" role="status">
      {name !== null && (
        <span class="marking-saved">
          <Sign name="success" />{' '}
          {isAlone ? through.answerSaved({ name }) : through.copySaved({ name })}
        </span>
      )}
      {others !== null && <span>{others}</span>}
    </p>
  )
}
