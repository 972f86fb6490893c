/** The marks of one copy in the page's hand: sent until the server has them, and taken back. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useValueKeeper } from '#browser/teach/use-value-keeper.ts'
import type { KeptState } from '#browser/teach/value-keeper.ts'
import type { GivenMark } from '#contract/results.ts'

export interface MarksInHand {
  readonly states: Readonly<Record<string, KeptState>>
  /** What the server took since the page was opened; null where it took a mark back. */
  readonly given: Readonly<Record<string, GivenMark | null>>
  /** Resolves true once the server has it; null takes the mark back. */
  save(questionId: string, mark: GivenMark | null): Promise<boolean>
}

/** The page's component stands for one copy: another copy has another key. */
export function useMarks(attemptId: string): MarksInHand {
  const [states, setStates] = useState<Readonly<Record<string, KeptState>>>({})
  const [given, setGiven] = useState<Readonly<Record<string, GivenMark | null>>>({})
  const latest = useRef(new Map<string, GivenMark | null>()).current
  const keeper = useValueKeeper<GivenMark | null>(() => ({
    onState(questionId, state) {
      setStates((all) => ({ ...all, [questionId]: state }))
      const mark = latest.get(questionId)
      // Also where it went by itself, once the line was back.
      if (state.kind !== 'saved' || mark === undefined) return
      setGiven((all) => ({ ...all, [questionId]: mark }))
    },
    send(questionId, mark) {
      const path = `/api/attempts/${attemptId}/marks/${questionId}`
      if (mark === null) return callApi(path, { method: 'DELETE' })
      return callApi(path, { method: 'PUT', body: mark })
    },
  }))
  return {
    states,
    given,
    save(questionId, mark) {
      latest.set(questionId, mark)
      return keeper.save(questionId, mark)
    },
  }
}
