/**
 * Saves what a form held when its teacher went to another page: quietly where it works; where it
 * does not, the words come back with a way to send them again.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import { toast } from '#browser/parts/announcements.ts'

export interface BehindWords {
  readonly saved: string
  readonly notSaved: (p: { text: string }) => string
  readonly sendAgain: string
}

export async function saveBehind(
  send: () => Promise<ApiResult<unknown>>,
  text: string,
  words: BehindWords,
): Promise<void> {
  const result = await send()
  if (result.ok) {
    toast({ text: words.saved })
    return
  }
  const onAction = (): void => void saveBehind(send, text, words)
  toast({
    kind: 'danger',
    text: words.notSaved({ text }),
    action: { label: words.sendAgain, onAction },
  })
}
