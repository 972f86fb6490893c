/** Why somebody stands outside who was inside before: the session ended, the account was closed. */
import { useWords } from '#browser/catalogue/speech.ts'
import { useLeaving } from '#browser/identity/use-leaving.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { NobodyReason } from '#browser/viewer.ts'

export function OutsideNotice({ why }: { why: NobodyReason }) {
  const words = useWords('sign-in')
  const general = useWords('general')
  const { leave } = useLeaving({ atOnce: true })
  if (why === 'sign_in_required') return null
  if (why === 'session_ended') {
    return (
      <Notice kind="attention" title={words.endedTitle}>
        <p>{words.endedMeans}</p>
        <p>{words.endedTodo}</p>
      </Notice>
    )
  }
  return (
    <Notice
      kind="danger"
      title={words.closedTitle}
      actions={
        <>
          <LinkButton href={pagePaths.help}>{general.toHelp}</LinkButton>
          <Button onClick={leave}>{words.closedTakeOff}</Button>
        </>
      }
    >
      <p>{words.closedMeans}</p>
      <p>{words.closedTodo}</p>
    </Notice>
  )
}
