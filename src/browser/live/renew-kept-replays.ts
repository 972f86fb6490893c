/**
 * At each opening with a line: what the school shows of the recorded classes that are kept here may be less
 * than it was, since an agreement was taken back or the recording deleted.
 */
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import type { Keep } from '#browser/device/keep.ts'
import type { Replay } from '#contract/live-replay.ts'
import { forgetOldReplays, forgetReplay, keptReplays, renewReplay } from './kept-replay.ts'

/** The school has it no longer, or not for this reader. */
export function isNoLongerShown({ status }: ApiRefusal): boolean {
  return status === 403 || status === 404
}

export async function renewKeptReplays(keep: Keep): Promise<void> {
  await forgetOldReplays(keep, Date.now())
  for (const lessonId of await keptReplays(keep)) {
    const asked = await callApi<Replay>(`/api/lessons/${lessonId}/replay`)
    if (asked.ok) await renewReplay(keep, lessonId, asked.value)
    else if (isNoLongerShown(asked.refusal)) await forgetReplay(keep, lessonId)
  }
}
