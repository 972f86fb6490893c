/** Sends a decision on links, in as many portions as it takes; stops at the first refusal. */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { GuardianRights, GuardianshipRow } from '#contract/people.ts'
import { decisionLinksMax, inPortions, linkIds } from './link-list.ts'

/** Answers how many links changed. */
export async function decideLinks(
  uai: string,
  links: readonly GuardianshipRow[],
  rights: GuardianRights,
): Promise<ApiResult<{ changed: number }>> {
  let changed = 0
  for (const portion of inPortions(linkIds(links), decisionLinksMax)) {
    const answer = await callApi<{ changed: number }>(`/api/schools/${uai}/guardianships/decide`, {
      body: { links: portion, rights },
    })
    if (!answer.ok) return answer
    changed += answer.value.changed
  }
  return { ok: true, value: { changed } }
}
