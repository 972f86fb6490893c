/**
 * A "no" to what is sent under an id of the device. Where that id was received already, with what was said
 * before, the reader learns that it stands so; every other "no" as everywhere.
 */
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'

export interface SentBeforeProps {
  refusal: ApiRefusal
  onRetry: () => void
  words: { readonly what: string; readonly todo: string }
}

export function SentBefore({ refusal, onRetry, words }: SentBeforeProps) {
  if (refusal.detail.where !== 'id') return <ErrorView refusal={refusal} onRetry={onRetry} live />
  return (
    <Notice kind="attention" title={words.what} live>
      <p>{words.todo}</p>
    </Notice>
  )
}
