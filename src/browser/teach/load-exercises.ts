/** All exercises that a teacher wrote, and the common bank: page after page, since a list that is cut hides the oldest. */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { ExercisePage, ExerciseSummary } from '#contract/exercises.ts'

/** Five hundred each: more than anybody writes; beyond it somebody's import runs wild. */
const pagesMax = 20

export async function loadExercises(
  signal: AbortSignal,
): Promise<ApiResult<{ exercises: readonly ExerciseSummary[] }>> {
  const exercises = new Map<string, ExerciseSummary>()
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const loaded = await callApi<ExercisePage>('/api/exercises', { signal, query: { after } })
    if (!loaded.ok) return loaded
    // One that is changed meanwhile may stand on two pages.
    for (const one of loaded.value.exercises) exercises.set(one.id, one)
    if (loaded.value.next === null) break
    after = loaded.value.next
  }
  return { ok: true, value: { exercises: [...exercises.values()] } }
}
