/** Whether a refusal is none: no answer, or one that says nothing about the thing that was asked for. */
import type { ApiRefusal } from './call-api.ts'

export function isSilence({ status }: Pick<ApiRefusal, 'status'>): boolean {
  return status === 0 || status === 429 || status >= 500
}
