/**
 * What stands where something could not be shown: what happened, what it means, what to do, the
 * way to try again and the way to help. A code alone never reaches a reader.
 */

import type { ApiRefusal } from '#browser/api/call-api.ts'
import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from './button.tsx'
import { LinkButton } from './link-button.tsx'
import { Notice } from './notice.tsx'

export interface ErrorViewProps {
  refusal: ApiRefusal
  onRetry?: (() => void) | undefined
  /** Read out at once: where it answers an act. */
  live?: boolean | undefined
}

/** The door, and from there back to this page. */
function signInPath(): string {
  const here = location.pathname + location.search
  return `${pagePaths.signIn}?next=${encodeURIComponent(here)}`
}

export function ErrorView({ refusal, onRetry, live }: ErrorViewProps) {
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  const words = currentRefusalWords({ refusal, refusals, general, voice, format })
  return (
    <Notice
      kind="danger"
      title={words.what}
      live={live}
      actions={
        <>
          {onRetry && <Button onClick={onRetry}>{general.retry}</Button>}
          {refusal.status === 401 && (
            <LinkButton href={signInPath()}>{general.person.signIn}</LinkButton>
          )}
          <LinkButton href={pagePaths.help}>{general.toHelp}</LinkButton>
        </>
      }
    >
      <p>{words.means}</p>
      <p>{words.todo}</p>
      {refusal.requestId && <p class="small">{general.errorSupport({ id: refusal.requestId })}</p>}
    </Notice>
  )
}
