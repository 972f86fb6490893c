/** Does the same with several lessons, one after the other. */
import { type ApiRefusal, type ApiResult, callApi } from '#browser/api/call-api.ts'

export interface DecidedLessons {
  /** Ids of those with which it was done. */
  readonly done: readonly string[]
  /** The first "no", of whichever lesson. */
  readonly refusal: ApiRefusal | null
}

/** A "no" to one lesson keeps no other from being asked. */
export async function decideEach(
  ids: readonly string[],
  ask: (id: string) => Promise<ApiResult<unknown>>,
): Promise<DecidedLessons> {
  const done: string[] = []
  let refusal: ApiRefusal | null = null
  for (const id of ids) {
    const answer = await ask(id)
    if (answer.ok) done.push(id)
    else refusal ??= answer.refusal
  }
  return { done, refusal }
}

export function decideLessons(
  ids: readonly string[],
  verb: 'cancel' | 'restore',
): Promise<DecidedLessons> {
  return decideEach(ids, (id) => callApi(`/api/lessons/${id}/${verb}`, { method: 'POST' }))
}
