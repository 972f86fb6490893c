/** Whether a refusal says nothing about the thing itself: the same request may succeed later by itself. */
import type { ApiRefusal } from './call-api.ts'

/** No answer, too many of them, or a server that is not itself; everything else is the server's word. */
export function isSilence({ status }: Pick<ApiRefusal, 'status'>): boolean {
  return status === 0 || status === 429 || status >= 500
}
