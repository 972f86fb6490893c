/** Bytes of the page's own person: `fetch` as it is, which says whose page asks, like every other call. */
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import { heardAnother, whosePage } from './call-api.ts'

async function isOfAnother(answer: Response): Promise<boolean> {
  const said: unknown = await answer
    .clone()
    .json()
    .catch(() => null)
  return (said as { refusal?: unknown } | null)?.refusal === 'other_account'
}

/** Rejects as a lost line does where another person has come to the front of this browser. */
export async function fetchAsPage(address: string, init: RequestInit = {}): Promise<Response> {
  const { accountId, isInFront } = whosePage()
  if (!isInFront) throw new DOMException('another person is in front', 'NotAllowedError')
  const headers = new Headers(init.headers)
  if (accountId !== null) headers.set(workOwnerHeader, accountId)
  const answer = await fetch(address, { ...init, headers })
  if (answer.status === 409 && (await isOfAnother(answer))) heardAnother()
  return answer
}
