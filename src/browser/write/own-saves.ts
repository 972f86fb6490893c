/**
 * A save whose answer never came may have arrived all the same; then the next one meets a version
 * that is nobody else's. Nobody is asked to choose between two states of their own text.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import type { SaveDraft } from './draft-saver.ts'

export interface DraftDoor<Draft> {
  readonly save: SaveDraft<Draft>
  /** What the server has now. */
  readonly read: () => Promise<ApiResult<{ draft: Draft; draftVersion: number }>>
}

/** A line that comes and goes for so long is told as two versions. */
const unsureMax = 40

export async function fingerprint(draft: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(draft))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** `unsure`: of an earlier page. `onUnsure` is told before anything is sent, and waited for. */
export function knowOwnSaves<Draft>(
  door: DraftDoor<Draft>,
  first: readonly string[],
  onUnsure: (unsure: readonly string[]) => Promise<void>,
): SaveDraft<Draft> {
  let unsure = first
  const tell = async (next: readonly string[]): Promise<void> => {
    unsure = next.slice(-unsureMax)
    await onUnsure(unsure)
  }
  const saveOnce: SaveDraft<Draft> = async (draft, version, keepsBefore) => {
    await tell([...unsure, await fingerprint(draft)])
    const saved = await door.save(draft, version, keepsBefore)
    if (saved.ok) unsure = []
    return saved
  }
  return async (draft, version, keepsBefore) => {
    const before = unsure
    const saved = await saveOnce(draft, version, keepsBefore)
    const isElsewhere = !saved.ok && saved.refusal.code === 'edited_elsewhere'
    if (!isElsewhere || before.length === 0) return saved
    const there = await door.read()
    if (!there.ok || !before.includes(await fingerprint(there.value.draft))) return saved
    return saveOnce(draft, there.value.draftVersion, keepsBefore)
  }
}
