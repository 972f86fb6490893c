/**
 * Writing or reading for one lesson: the address remembers which, so that the way back leads to its
 * plan, after a reload too.
 */
import { useSearchParams } from 'wouter'
import { pagePaths } from '#browser/page-paths.ts'

const lessonKey = 'seance'
const exerciseKey = 'donner'

function readId(query: URLSearchParams, key: string): string | null {
  const id = query.get(key) ?? ''
  return /^[0-9a-f-]{36}$/.test(id) ? id : null
}

/** The address of a page of writing or reading, with the lesson that it is for. */
export function addressFor(path: string, lessonId: string): string {
  return `${path}?${lessonKey}=${lessonId}`
}

/** The lesson that the open page is for. */
export function useLessonInHand(): string | null {
  const [query] = useSearchParams()
  return readId(query, lessonKey)
}

/** The lesson's plan, where this exercise is about to be given. */
export function planToGive(lessonId: string, exerciseId: string): string {
  return `${pagePaths.lessonPlan(lessonId)}?${exerciseKey}=${exerciseId}`
}

/** The exercise that somebody came to the plan to give, and how that is over. */
export function useExerciseInHand(): { exerciseId: string | null; put: () => void } {
  const [query, setQuery] = useSearchParams()
  const exerciseId = readId(query, exerciseKey)
  return {
    exerciseId,
    put() {
      if (exerciseId !== null) setQuery({}, { replace: true })
    },
  }
}
