/** A group as its page has it, and the one write that says who is in it. */

import type { Static } from 'typebox'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { groupDetailSchema } from '#contract/classes.ts'

export type GroupDetail = Static<typeof groupDetailSchema>
export type GroupMember = GroupDetail['pupils'][number]

/** The most pupils that one write may name (`membersMax` of the contract). */
export const groupMembersMax = 500

/** The members become exactly these, of those who `was` there as the page read them. */
export function saveMembers(
  groupId: string,
  pupilIds: readonly string[],
  was: readonly string[],
): Promise<ApiResult<unknown>> {
  return callApi(`/api/groups/${groupId}/pupils`, { method: 'PUT', body: { pupilIds, was } })
}
