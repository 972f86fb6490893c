/** An adult comes back to the front on a family's device: the password is asked for. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import type { Entry } from './enter-preau.ts'
import { EntryRefusal } from './entry-refusal.tsx'
import { bringToFront } from './leave-device.ts'
import { NotKeptNotice } from './not-kept-notice.tsx'
import { PasswordField } from './password-field.tsx'

export interface AdultDialogProps {
  /** Null: nobody asks. */
  person: { readonly accountId: string; readonly givenName: string } | null
  onIn: () => void
  onClose: () => void
}

export function AdultDialog({ person, onIn, onClose }: AdultDialogProps) {
  const words = useWords('sign-in')
  const general = useWords('general')
  const [password, setPassword] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Entry | null>(null)

  const isWrong = outcome?.state === 'refused' && outcome.refusal.code === 'wrong_credentials'
  const close = (): void => {
    setPassword('')
    setOutcome(null)
    setIsMissing(false)
    onClose()
  }
  const enter = async (): Promise<void> => {
    if (person === null || busy) return
    if (password === '') return setIsMissing(true)
    setBusy(true)
    setOutcome(null)
    const entry = await bringToFront(person.accountId, password)
    setBusy(false)
    if (entry.state !== 'in') return setOutcome(entry)
    close()
    onIn()
  }
  return (
    <Dialog
      open={person !== null}
      title={words.passwordOf({ name: person?.givenName ?? '' })}
      onClose={close}
    >
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        <p>{words.passwordOfMeans}</p>
        <PasswordField
          label={words.password}
          value={password}
          onValue={(value) => {
            setPassword(value)
            setIsMissing(false)
          }}
          name="password"
          autocomplete="current-password"
          error={isMissing ? words.passwordMissing : isWrong ? words.passwordWrong : null}
        />
        {outcome?.state === 'refused' && !isWrong && <EntryRefusal refusal={outcome.refusal} />}
        {outcome?.state === 'not-kept' && <NotKeptNotice />}
        <div class="dialog-actions">
          <Button type="submit" kind="primary" busy={busy} busyText={words.entering}>
            {words.enter}
          </Button>
          <Button onClick={close}>{general.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
