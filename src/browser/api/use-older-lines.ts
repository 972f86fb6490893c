/** A list of which the newest lines are there, and older ones are asked for, some at a time. */
import { useState } from 'preact/hooks'
import type { ApiResult } from './call-api.ts'
import { type Act, useAct } from './use-act.ts'

export interface LinesPage<Line, Cursor> {
  readonly lines: readonly Line[]
  /** What the next ones are asked for by; null: these were the last. */
  readonly next: Cursor | null
}

export interface OlderLines<Line> {
  readonly lines: readonly Line[]
  readonly hasMore: boolean
  readonly act: Pick<Act, 'busy' | 'refusal'>
  more(): void
}

/** Begins anew only with its component: whoever loads another first page gives that another key. */
export function useOlderLines<Line, Cursor>(
  first: LinesPage<Line, Cursor>,
  ask: (before: Cursor) => Promise<ApiResult<LinesPage<Line, Cursor>>>,
): OlderLines<Line> {
  const [{ lines, next }, setPage] = useState(first)
  const act = useAct()
  return {
    lines,
    hasMore: next !== null,
    act,
    more() {
      if (next === null) return
      void act.run(
        () => ask(next),
        (page) => setPage({ lines: [...lines, ...page.lines], next: page.next }),
      )
    },
  }
}
