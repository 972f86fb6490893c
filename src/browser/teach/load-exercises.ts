/** All exercises that a teacher wrote, and the common bank: page after page, since a list that is cut hides the oldest. */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { ExercisePage, ExerciseSummary } from '#contract/exercises.ts'
import { loadPages } from './load-pages.ts'

export async function loadExercises(
  signal: AbortSignal,
): Promise<ApiResult<{ exercises: readonly ExerciseSummary[]; isCut: boolean }>> {
  const loaded = await loadPages(
    (after) => callApi<ExercisePage>('/api/exercises', { signal, query: { after } }),
    ({ exercises }) => exercises,
  )
  if (!loaded.ok) return loaded
  const { entries, isCut } = loaded.value
  return { ok: true, value: { exercises: entries, isCut } }
}
