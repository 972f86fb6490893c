/** The marks of one copy in the page's hand: sent until the server has them, and taken back. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { useValueKeeper } from '#browser/teach/use-value-keeper.ts'
import type { KeptState } from '#browser/teach/value-keeper.ts'
import { openTypedDesk } from '#browser/write/typed-desk.ts'
import type { GivenMark } from '#contract/results.ts'
import { typedMarkName } from './sheet-question.ts'

export interface MarksInHand {
  readonly states: Readonly<Record<string, KeptState>>
  /** What the server took since the page was opened; null where it took a mark back. */
  readonly given: Readonly<Record<string, GivenMark | null>>
  /** Given here before, and on its way since; undefined: nothing of this question. */
  unsent(questionId: string): GivenMark | null | undefined
  /** What was given last, also while it is on its way: as it is now, not as it was drawn. */
  last(questionId: string): GivenMark | null | undefined
  /** Of what was given, what the server has not; once nothing is under way. */
  settle(): Promise<readonly string[]>
  /** Resolves true once the server has it; null takes the mark back. */
  save(questionId: string, mark: GivenMark | null): Promise<boolean>
}

/** What is typed for a mark lies on its desk until the server has it, also after the page was left. */
function useTypedOf(attemptId: string) {
  const { unsaved } = useWords('teach')
  const sent = useRef(new Map<string, unknown>()).current
  const deskOf = (questionId: string) =>
    openTypedDesk<unknown>(typedMarkName(attemptId, questionId), unsaved)
  return {
    leaves(questionId: string): void {
      sent.set(questionId, deskOf(questionId).typed())
    },
    /** What was typed since stays. */
    arrived(questionId: string): void {
      const desk = deskOf(questionId)
      if (desk.typed() === sent.get(questionId)) desk.drop()
    },
  }
}

/** The page's component stands for one copy: another copy has another key. */
export function useMarks(attemptId: string): MarksInHand {
  const [states, setStates] = useState<Readonly<Record<string, KeptState>>>({})
  const [given, setGiven] = useState<Readonly<Record<string, GivenMark | null>>>({})
  // Whoever marks on while the line is slow asks before the page is drawn again.
  const taken = useRef(given)
  const latest = useRef(new Map<string, GivenMark | null>()).current
  const underWay = useRef(new Map<string, Promise<boolean>>()).current
  const typed = useTypedOf(attemptId)
  const keeper = useValueKeeper<GivenMark | null>(`marks ${attemptId}`, () => ({
    onState(questionId, state, mark) {
      setStates((all) => ({ ...all, [questionId]: state }))
      if (state.kind === 'refused') latest.delete(questionId)
      else latest.set(questionId, mark)
      // Also where it went by itself, once the line was back.
      if (state.kind !== 'saved') return
      taken.current = { ...taken.current, [questionId]: mark }
      setGiven(taken.current)
      typed.arrived(questionId)
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
    unsent: (questionId) => keeper.unsaved().find(({ key }) => key === questionId)?.value,
    last: (questionId) =>
      latest.has(questionId) ? latest.get(questionId) : taken.current[questionId],
    async settle() {
      await Promise.all(underWay.values())
      const refused = [...underWay.keys()].filter((id) => !latest.has(id))
      // Also what waits since the page was left before.
      return [...keeper.unsaved().map(({ key }) => key), ...refused]
    },
    save(questionId, mark) {
      latest.set(questionId, mark)
      typed.leaves(questionId)
      const saved = keeper.save(questionId, mark)
      underWay.set(questionId, saved)
      return saved
    },
  }
}
