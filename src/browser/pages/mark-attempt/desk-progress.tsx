/** Above a copy: that the one before it is saved, and how many are left. */
import { useHistoryState } from 'wouter/use-browser-location'
import { Sign } from '#browser/drawings/sign.tsx'
import type { MarkingSheet } from '#contract/results.ts'
import { useThrough } from './use-through.ts'

/** What the way from one copy to the next carries along. */
export interface FromCopy {
  /** Whose copy was saved. */
  readonly savedOf: string
}

export interface DeskProgressProps {
  sheet: MarkingSheet
  /** As on the desk. */
  questionId: string | null
}

function savedOf(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('savedOf' in state)) return null
  return typeof state.savedOf === 'string' ? state.savedOf : null
}

export function DeskProgress({ sheet, questionId }: DeskProgressProps) {
  const through = useThrough(sheet, questionId)
  const name = savedOf(useHistoryState())
  const count = sheet.othersWaiting
  if (name === null && count === 0) return null
  return (
    <p class="marking-progress no-print" role="status">
      {name !== null && (
        <span class="marking-saved">
          <Sign name="success" /> {through.saved({ name })}
        </span>
      )}
      {count > 0 && <span>{through.wait({ count })}</span>}
    </p>
  )
}
