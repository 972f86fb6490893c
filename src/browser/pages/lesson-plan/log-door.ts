/** Where a teacher's words on what was done in a lesson are saved and read. */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { DraftDoor } from '#browser/write/own-saves.ts'
import type { OwnLog } from '#contract/lesson-log.ts'

/** Of the draft, among all drafts of this device. */
export function logName(lessonId: string): string {
  return `log ${lessonId}`
}

export function readLog(lessonId: string, signal?: AbortSignal): Promise<ApiResult<OwnLog>> {
  return callApi<OwnLog>(`/api/lessons/${lessonId}/log`, { signal })
}

export function logDoor(lessonId: string): DraftDoor<string> {
  return {
    save: (done, draftVersion) =>
      callApi(`/api/lessons/${lessonId}/log`, { method: 'PUT', body: { done, draftVersion } }),
    async read() {
      const there = await readLog(lessonId)
      if (!there.ok) return there
      const { done, draftVersion } = there.value
      return { ok: true, value: { draft: done, draftVersion } }
    },
  }
}
