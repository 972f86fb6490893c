/**
 * Saves what a form held when its teacher went to another page: quietly where it works; where it
 * does not, or where a colleague wrote something else meanwhile, the words come back with a way to
 * send them again.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import { toast } from '#browser/parts/announcements.ts'

export interface BehindWords {
  readonly plan: {
    readonly saved: string
    readonly notSaved: (p: { text: string }) => string
    readonly sendAgain: string
  }
  readonly newer: {
    readonly behind: (p: { text: string }) => string
    readonly overwrite: string
  }
}

/** `over`: what stands there and was seen; null: what the form was opened with. */
export type SendOver<Newer> = (over: Newer | null) => Promise<ApiResult<{ newer: Newer | null }>>

export async function saveBehind<Newer>(
  send: SendOver<Newer>,
  text: string,
  words: BehindWords,
  over: Newer | null = null,
): Promise<void> {
  const result = await send(over)
  const newer = result.ok ? result.value.newer : null
  if (result.ok && newer === null) {
    toast({ text: words.plan.saved })
    return
  }
  const onAction = (): void => void saveBehind(send, text, words, newer ?? over)
  toast({
    kind: 'danger',
    text: newer === null ? words.plan.notSaved({ text }) : words.newer.behind({ text }),
    action: { label: newer === null ? words.plan.sendAgain : words.newer.overwrite, onAction },
  })
}
