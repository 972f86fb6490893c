/** Publishing an exercise: what stands in the way, at its field, or the version that pupils get. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import type { ListedProblem, Publishing } from '#browser/write/publish-bar.tsx'
import type { ExerciseDraft } from '#contract/exercises.ts'
import type { ExerciseWork } from './exercise-work.ts'
import type { ErrorAt } from './small-fields.tsx'
import { wholeCopyFieldsId } from './whole-copy-fields.tsx'

interface Problem {
  readonly questionId: string | null
  readonly field: string
  readonly code: string
}

interface Answer {
  readonly published: { publishedAt: string } | null
  readonly problems: readonly Problem[]
}

export interface PublishedExercise extends Publishing {
  readonly publication: string | null
  readonly hasChanges: boolean
  /** `null`: the introduction, and the rubric of the whole copy. */
  readonly errorAt: (questionId: string | null) => ErrorAt
  /** Something of the question stands in the way, or is worth a look. */
  readonly isTroubled: (questionId: string) => boolean
}

/** Words that follow a colon in the list stand alone at their field. */
function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function usePublishExercise(given: {
  draft: ExerciseDraft
  work: ExerciseWork
  flush: () => Promise<boolean>
  isResumed: boolean
}): PublishedExercise {
  const { draft, work, flush, isResumed } = given
  const words = useWords('question')
  const act = useAct()
  const [publication, setPublication] = useState(draft.publishedAt)
  /** The work as pupils have it; null where they have another or none. */
  const [out, setOut] = useState<ExerciseWork | null>(draft.hasChanges || isResumed ? null : work)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const wordsOf = (code: string): string => {
    const all: Readonly<Record<string, string>> = words.problems
    return all[code] ?? words.problems.other
  }
  const take = (next: Answer): void => {
    setAnswer(next)
    if (next.published === null) return
    setPublication(next.published.publishedAt)
    setOut(work)
  }
  const publish = async (): Promise<void> => {
    if (!(await flush())) return
    await act.run(
      () => callApi<Answer>(`/api/exercises/${draft.id}/publication`, { method: 'POST' }),
      take,
    )
  }
  const found = answer?.problems ?? []
  const everyOne = found.map(({ questionId, field, code }): ListedProblem => {
    if (questionId === null && field === 'rubric') {
      const what = wordsOf(code)
      return {
        href: `#${wholeCopyFieldsId}`,
        text: words.problemAt({ where: words.wholeCopy.title, what }),
      }
    }
    const place = work.questions.findIndex(({ item }) => item.question.id === questionId)
    const where = place < 0 ? words.introduction : words.question({ number: place + 1 })
    return {
      href: place < 0 ? '#introduction-1' : `#question-${place + 1}`,
      text: words.problemAt({ where, what: wordsOf(code) }),
    }
  })
  // The same words of the same question are said once; each field still says its own.
  const listed = everyOne.filter(
    (one, place) =>
      everyOne.findIndex((other) => other.href === one.href && other.text === one.text) === place,
  )
  // Problems of a published version are advice: they forbade nothing.
  const isOut = answer?.published !== null
  return {
    publish: () => void publish(),
    busy: act.busy,
    refusal: act.refusal,
    problems: isOut ? [] : listed,
    advice: isOut ? listed : [],
    isJustPublished: answer !== null && isOut,
    isTroubled: (questionId) => found.some((one) => one.questionId === questionId),
    publication,
    hasChanges: publication === null || out !== work,
    errorAt: (questionId) => (field) => {
      const problem = found.find((one) => one.questionId === questionId && one.field === field)
      return problem === undefined ? null : sentence(wordsOf(problem.code))
    },
  }
}
