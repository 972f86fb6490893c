/** Under a list whose older lines are asked for by a press: the press, what went wrong, or that this was all. */
import type { OlderLines } from '#browser/api/use-older-lines.ts'
import { Button } from './button.tsx'
import { ErrorView } from './error-view.tsx'

export interface OlderLinesFootProps {
  older: Pick<OlderLines<unknown>, 'act' | 'hasMore' | 'more'>
  words: { readonly more: string; readonly end: string }
}

export function OlderLinesFoot({ older, words }: OlderLinesFootProps) {
  const { act, hasMore, more } = older
  return (
    <>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={more} live />}
      {hasMore ? (
        <p class="row">
          <Button busy={act.busy} onClick={more}>
            {words.more}
          </Button>
        </p>
      ) : (
        <p class="soft">{words.end}</p>
      )}
    </>
  )
}
