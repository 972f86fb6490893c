/** A guardian hands the phone to a child: the child's own day opens, the guardian's is locked. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { arriveAt } from './enter-preau.ts'
import { openChildHere } from './leave-device.ts'

export interface OpenChildButtonProps {
  pupilId: string
  givenName: string
  kind?: 'primary' | 'quiet' | undefined
}

/** The page that shows it lists the words `sign-in`. */
export function OpenChildButton({ pupilId, givenName, kind }: OpenChildButtonProps) {
  const words = useWords('sign-in')
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)

  const tell = (refusal: ApiRefusal): void => {
    const said = currentRefusalWords({ refusal, refusals, general, voice, format })
    toast({ text: `${said.what} ${said.todo}`, kind: 'danger' })
  }
  const open = async (): Promise<void> => {
    setBusy(true)
    const entry = await openChildHere(pupilId)
    setBusy(false)
    if (entry.state === 'in') return arriveAt(pagePaths.home, navigate)
    if (entry.state === 'refused') tell(entry.refusal)
    else toast({ text: `${words.notKeptTitle}. ${words.notKeptTodo}`, kind: 'danger' })
  }
  return (
    <Button kind={kind} busy={busy} busyText={words.entering} onClick={() => void open()}>
      {words.openChildHere({ name: givenName })}
    </Button>
  )
}
