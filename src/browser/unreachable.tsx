/**
 * Nobody answers at the door and this device has nothing of its own to show: the reason in plain
 * words, when the next try is, and what can be done meanwhile. It travels with the first load,
 * since nothing more can be fetched when it is needed.
 */
import { askDoorNow, useArrival } from '#browser/arrival/browser-arrival.ts'
import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { PreauYard } from '#browser/drawings/preau-yard.tsx'
import { Button } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useSecondsUntil } from '#browser/parts/use-seconds-until.ts'
import type { ApiRefusal } from './api/call-api.ts'
import { pagePaths } from './page-paths.ts'

export interface UnreachableProps {
  refusal: ApiRefusal
  /** Asks who it is, where the door itself had answered. */
  onRetry: () => void
}

export function Unreachable({ refusal, onRetry }: UnreachableProps) {
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  const arrival = useArrival()
  const silence = arrival.state === 'in' || arrival.state === 'asking' ? null : arrival.silence
  const seconds = useSecondsUntil(silence?.nextTryAtMs ?? null)
  const said = currentRefusalWords({
    refusal: silence?.refusal ?? refusal,
    refusals,
    general,
    voice,
    format,
  })
  const words = general.unreachable
  return (
    <PageShell title={words.title} intro={words.notLate}>
      <div class="stack">
        <div class="empty-drawing">
          <PreauYard />
        </div>
        <Notice
          kind="attention"
          live
          title={said.what}
          actions={
            <>
              <Button kind="primary" onClick={silence === null ? onRetry : askDoorNow}>
                {words.tryNow}
              </Button>
              <LinkButton href={pagePaths.help}>{general.toHelp}</LinkButton>
            </>
          }
        >
          <p>{said.means}</p>
          {silence !== null && (
            <p>
              {words.byItself} {/* Counted for the eye only: once a second would be noise. */}
              <strong class="numbers" aria-hidden="true">
                {words.nextTry({ seconds })}
              </strong>
            </p>
          )}
        </Notice>
        <h2>{words.meanwhile}</h2>
        <p>{words.todo({ tu: voice === 'tu' })}</p>
      </div>
    </PageShell>
  )
}
