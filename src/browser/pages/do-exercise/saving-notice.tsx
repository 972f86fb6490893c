/** Says plainly when answers could not be saved or a copy could not be handed in, and what to do. */

import type { ApiRefusal } from '#browser/api/call-api.ts'
import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { useWatched } from '#browser/parts/watched.ts'
import type { AttemptDesk } from './attempt-desk.ts'

function useRefusalWords(refusal: ApiRefusal | null) {
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  return refusal === null
    ? null
    : currentRefusalWords({ refusal, refusals, general, voice, format })
}

/** Where signing in again is the way out. */
function SignInAgain({ refusal }: { refusal: ApiRefusal }) {
  const words = useWords('exercise')
  if (refusal.status !== 401) return null
  return <LinkButton href={pagePaths.signIn}>{words.signInAgain}</LinkButton>
}

function SendingNotice({ desk }: { desk: AttemptDesk }) {
  const words = useWords('exercise')
  const general = useWords('general')
  const sending = useWatched(desk.sender)
  const refusal =
    sending.state === 'refused' || sending.state === 'unknown' ? sending.refusal : null
  const said = useRefusalWords(refusal)
  if (sending.state === 'sending') {
    return <Notice kind="information" title={words.submitting} live />
  }
  const again = (): void => void desk.sender.submit(() => desk.keeper.view().answers)
  if (sending.state === 'full') {
    return (
      <Notice
        kind="danger"
        title={words.noRoomForCopy}
        live
        actions={<Button onClick={again}>{general.retry}</Button>}
      >
        <p>{words.makeRoomForCopy}</p>
      </Notice>
    )
  }
  if (refusal === null || said === null) return null
  if (sending.state === 'unknown') {
    return (
      <Notice
        kind="attention"
        title={words.notArrivedYet}
        live
        actions={
          <>
            <Button onClick={() => void desk.sender.retryNow()}>{general.retry}</Button>
            <Button onClick={() => void desk.sender.takeBack()}>{words.changeAnswers}</Button>
          </>
        }
      >
        <p>{said.what}</p>
        <p>{desk.keeper.view().isOnPageOnly ? words.keepPageOpen : words.notArrivedMeans}</p>
      </Notice>
    )
  }
  return (
    <Notice
      kind="danger"
      title={said.what}
      live
      actions={
        <>
          <Button onClick={again}>{general.retry}</Button>
          <SignInAgain refusal={refusal} />
        </>
      }
    >
      <p>{said.means}</p>
      <p>{said.todo}</p>
    </Notice>
  )
}

export function SavingNotice({ desk }: { desk: AttemptDesk }) {
  const words = useWords('exercise')
  const general = useWords('general')
  const kept = useWatched(desk.keeper)
  const sending = useWatched(desk.sender)
  const said = useRefusalWords(kept.trouble)
  if (sending.state !== 'idle') return <SendingNotice desk={desk} />
  if (kept.isOnPageOnly) {
    return (
      <Notice kind="attention" title={words.onPageOnly} live>
        <p>{words.keepPageOpen}</p>
      </Notice>
    )
  }
  if (kept.trouble === null || said === null) return null
  return (
    <Notice
      kind="attention"
      title={words.unsaved({ count: kept.unsavedCount })}
      live
      actions={
        <>
          <Button onClick={() => void desk.keeper.flush()}>{general.retry}</Button>
          <SignInAgain refusal={kept.trouble} />
        </>
      }
    >
      <p>{said.what}</p>
      <p>{kept.retrying ? words.unsavedMeans : said.todo}</p>
    </Notice>
  )
}
