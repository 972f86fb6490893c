/** All resources that a teacher wrote: page after page, since a list that is cut hides the oldest. */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { ResourcePage, ResourceSummary } from '#contract/resources.ts'
import { loadPages } from './load-pages.ts'

export async function loadResources(
  signal: AbortSignal,
): Promise<ApiResult<{ resources: readonly ResourceSummary[]; isCut: boolean }>> {
  const loaded = await loadPages(
    (after) => callApi<ResourcePage>('/api/resources', { signal, query: { after } }),
    ({ resources }) => resources,
  )
  if (!loaded.ok) return loaded
  const { entries, isCut } = loaded.value
  return { ok: true, value: { resources: entries, isCut } }
}
