/** The marks of one copy in the page's hand: sent until the server has them, and taken back. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import { createValueKeeper, type KeptState } from '#browser/teach/value-keeper.ts'
import type { HandMark } from './typed-points.ts'

export interface MarksInHand {
  readonly states: Readonly<Record<string, KeptState>>
  /** What the server took since the page was opened; null where it took a mark back. */
  readonly given: Readonly<Record<string, HandMark | null>>
  /** Resolves true once the server has it; null takes the mark back. */
  save(questionId: string, mark: HandMark | null): Promise<boolean>
}

export function useMarks(attemptId: string): MarksInHand {
  const [states, setStates] = useState<Readonly<Record<string, KeptState>>>({})
  const [given, setGiven] = useState<Readonly<Record<string, HandMark | null>>>({})
  const { unsaved } = useWords('teach')
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper a copy, whatever the language.
  const keeper = useMemo(() => {
    const latest = new Map<string, HandMark | null>()
    const made = createValueKeeper<HandMark | null>({
      now: Date.now,
      random: Math.random,
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
    })
    // A mark that waits outlives the page: it is still sent, and still asked about.
    beforeSignOut(() => (made.hasUnsaved() ? unsaved : null))
    return {
      retryNow: made.retryNow,
      save(questionId: string, mark: HandMark | null) {
        latest.set(questionId, mark)
        return made.save(questionId, mark)
      },
    }
  }, [attemptId])
  useEffect(() => {
    const retry = (): void => keeper.retryNow()
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [keeper])
  return { states, given, save: keeper.save }
}
