/** A draft as the server has it, and what an earlier page of this device typed of it and did not save. */
import type { ApiResult } from '#browser/api/call-api.ts'
import { type FoundDraft, findKeptDraft } from './kept-draft.ts'

export interface OpenedDraft<Draft> {
  readonly draft: Draft
  readonly kept: FoundDraft | null
}

/** `name` as the desk has it. */
export async function openDraft<Draft>(
  name: string,
  read: () => Promise<ApiResult<Draft>>,
): Promise<ApiResult<OpenedDraft<Draft>>> {
  const draft = await read()
  if (!draft.ok) return draft
  return { ok: true, value: { draft: draft.value, kept: await findKeptDraft(name) } }
}
