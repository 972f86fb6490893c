/** The grades of an open gradebook: what the server has, what is typed since, where each one is. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Static } from 'typebox'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import { createValueKeeper, type KeptState } from '#browser/teach/value-keeper.ts'
import type { Average, Grade, Gradebook, givenGradesSchema } from '#contract/grades.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

/** Of one pupil and one assessment. */
export function cellKey(assessmentId: Id, pupilId: Id): string {
  return `${assessmentId} ${pupilId}`
}

/** Whose a cell is. */
function pupilOf(key: string): Id {
  return key.slice(key.indexOf(' ') + 1)
}

/** Of one pupil in one period. */
export function averageKey(pupilId: Id, periodId: Id | null): string {
  return `${pupilId} ${periodId}`
}

interface Given {
  readonly id: Id
  readonly assessmentId: Id
  readonly pupilId: Id
  readonly grade: Grade | null
}

export interface Grades {
  gradeOf(assessmentId: Id, pupilId: Id): Grade | null
  averageOf(pupilId: Id, periodId: Id | null): Average | undefined
  stateOf(assessmentId: Id, pupilId: Id): KeptState | undefined
  readonly states: readonly (readonly [key: string, state: KeptState])[]
  /** Another one whenever anything of this pupil's row is: the other rows need no new drawing. */
  rowVersion(pupilId: Id): number
  give(assessmentId: Id, pupilId: Id, grade: Grade | null): void
}

export function useGrades(book: Gradebook): Grades {
  const { unsaved } = useWords('teach')
  const courseId = book.course.id
  const [given, setGiven] = useState<ReadonlyMap<string, Grade | null>>(new Map())
  const [averages, setAverages] = useState<ReadonlyMap<string, Average>>(new Map())
  const [states, setStates] = useState<ReadonlyMap<string, KeptState>>(new Map())
  const [versions, setVersions] = useState<ReadonlyMap<Id, number>>(new Map())
  const touch = (pupilId: Id): void =>
    setVersions((all) => new Map(all).set(pupilId, (all.get(pupilId) ?? 0) + 1))
  const held = useMemo(
    () => new Map(book.grades.map((one) => [cellKey(one.assessmentId, one.pupilId), one.grade])),
    [book],
  )
  const heldAverages = useMemo(
    () => new Map(book.averages.map((one) => [averageKey(one.pupilId, one.periodId), one])),
    [book],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading of the book knows all that was given before it.
  useEffect(() => setAverages(new Map()), [book])
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper a course, whatever the language.
  const keeper = useMemo(() => {
    const send = inTurn((one: Given) =>
      callApi<Static<typeof givenGradesSchema>>(`/api/courses/${courseId}/grades`, {
        body: { grades: [one] },
      }),
    )
    const made = createValueKeeper<Given>({
      now: Date.now,
      random: Math.random,
      onState(key, state) {
        setStates((all) => new Map(all).set(key, state))
        touch(pupilOf(key))
      },
      async send(key, one) {
        const result = await send(key, one)
        if (result.ok) {
          const fresh = result.value.averages
          setAverages((all) => {
            const next = new Map(all)
            for (const each of fresh) next.set(averageKey(each.pupilId, each.periodId), each)
            return next
          })
          for (const each of fresh) touch(each.pupilId)
        }
        return result
      },
    })
    // A grade that waits outlives the page: it is still sent, and still asked about.
    beforeSignOut(() => (made.hasUnsaved() ? unsaved : null))
    return made
  }, [courseId])
  useEffect(() => {
    const retry = (): void => keeper.retryNow()
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [keeper])

  return {
    gradeOf(assessmentId, pupilId) {
      const key = cellKey(assessmentId, pupilId)
      return given.get(key) ?? (given.has(key) ? null : (held.get(key) ?? null))
    },
    averageOf(pupilId, periodId) {
      const key = averageKey(pupilId, periodId)
      return averages.get(key) ?? heldAverages.get(key)
    },
    stateOf: (assessmentId, pupilId) => states.get(cellKey(assessmentId, pupilId)),
    states: [...states],
    rowVersion: (pupilId) => versions.get(pupilId) ?? 0,
    give(assessmentId, pupilId, grade) {
      const key = cellKey(assessmentId, pupilId)
      const id = mintId({ now: Date.now }, systemRandom)
      setGiven((all) => new Map(all).set(key, grade))
      touch(pupilId)
      void keeper.save(key, { id, assessmentId, pupilId, grade })
    },
  }
}

/** One after the other for each key: a grade never overtakes the one that was typed after it. */
function inTurn<Value, Answer>(
  send: (value: Value) => Promise<ApiResult<Answer>>,
): (key: string, value: Value) => Promise<ApiResult<Answer>> {
  const last = new Map<string, Promise<unknown>>()
  return (key, value) => {
    const sent = (last.get(key) ?? Promise.resolve()).then(() => send(value))
    last.set(key, sent)
    return sent
  }
}
