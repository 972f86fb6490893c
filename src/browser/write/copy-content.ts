/**
 * Makes a second resource or exercise of a content that lies in this page, with its files: they
 * are read from where they are and sent to where the copy is, so that each copy stands alone.
 */
import { type ApiRefusal, type ApiResult, callApi } from '#browser/api/call-api.ts'
import { fetchAsPage } from '#browser/api/fetch-as-page.ts'
import { fileIdsIn, withFileIds } from '#contract/content-files.ts'
import type { ExerciseDraft } from '#contract/exercises.ts'
import type { FileSummary, ResourceDraft } from '#contract/resources.ts'

/** A file on a poor line may take minutes. */
const fileTimeoutMs = 240_000

const unread: ApiRefusal = {
  code: 'no_connection',
  status: 0,
  detail: {},
  requestId: null,
  retryAfterMs: null,
}

async function copyFile(
  from: string,
  to: string,
  file: FileSummary,
): Promise<ApiResult<FileSummary>> {
  try {
    const answer = await fetchAsPage(`${from}/files/${file.id}`)
    if (!answer.ok) return { ok: false, refusal: unread }
    return await callApi<FileSummary>(`${to}/files`, {
      method: 'POST',
      body: await answer.blob(),
      query: { name: file.name },
      timeoutMs: fileTimeoutMs,
    })
  } catch {
    return { ok: false, refusal: unread }
  }
}

async function copyFiles(
  from: string,
  to: string,
  content: unknown,
  files: readonly FileSummary[],
): Promise<ApiResult<ReadonlyMap<string, string>>> {
  const used = fileIdsIn(content)
  const ids = new Map<string, string>()
  for (const file of files.filter((one) => used.has(one.id))) {
    const copied = await copyFile(from, to, file)
    if (!copied.ok) return copied
    ids.set(file.id, copied.value.id)
  }
  return { ok: true, value: ids }
}

/** `title` and the draft are the copy's; everything else is as in `from`. */
export async function copyResource(
  from: ResourceDraft,
  title: string,
): Promise<ApiResult<{ id: string }>> {
  const { schoolUai, subjectCode, levelLabel, draft, files } = from
  const made = await callApi<{ id: string }>('/api/resources', {
    body: { schoolUai, title, subjectCode, levelLabel },
  })
  if (!made.ok) return made
  const place = `/api/resources/${made.value.id}`
  const ids = await copyFiles(`/api/resources/${from.id}`, place, draft, files)
  if (!ids.ok) return ids
  const saved = await callApi(`${place}/draft`, {
    method: 'PUT',
    body: {
      draftVersion: 1,
      title,
      subjectCode,
      levelLabel,
      draft: withFileIds(draft, ids.value),
    },
  })
  return saved.ok ? made : saved
}

/** As `copyResource`; `schoolUai` is where the copy will live. */
export async function copyExercise(
  from: ExerciseDraft,
  title: string,
  schoolUai: string,
): Promise<ApiResult<{ id: string }>> {
  const { subjectCode, levelLabel, draft, files } = from
  const made = await callApi<{ id: string }>('/api/exercises', {
    body: { schoolUai, title, subjectCode, levelLabel, content: draft },
  })
  if (!made.ok) return made
  const place = `/api/exercises/${made.value.id}`
  const ids = await copyFiles(`/api/exercises/${from.id}`, place, draft, files)
  if (!ids.ok) return ids
  if (ids.value.size === 0) return made
  const saved = await callApi(`${place}/draft`, {
    method: 'PUT',
    body: { draftVersion: 1, title, subjectCode, levelLabel, draft: withFileIds(draft, ids.value) },
  })
  return saved.ok ? made : saved
}
