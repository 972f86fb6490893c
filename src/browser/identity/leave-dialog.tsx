/**
 * Asks before somebody leaves the device or gives way to another: what the school has not
 * received stands first, and staying is then the easy choice.
 */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ConcernList } from './concern-list.tsx'

export interface LeaveDialogProps {
  open: boolean
  /** `change`: another person of this device comes to the front. */
  act: 'leave' | 'change'
  /** What would be lost; empty when nothing would. */
  concerns: readonly string[]
  busy: boolean
  onStay: () => void
  onGo: () => void
}

export function LeaveDialog({ open, act, concerns, busy, onStay, onGo }: LeaveDialogProps) {
  const { person } = useWords('general')
  const tu = useVoice() === 'tu'
  const hasConcerns = concerns.length > 0
  const stay = (
    <Button kind={hasConcerns ? 'primary' : 'quiet'} onClick={onStay}>
      {person.stay}
    </Button>
  )
  const goText = act === 'change' ? person.changeAnyway : person.leaveAnyway
  const go = (
    <Button kind={hasConcerns ? 'danger' : 'primary'} busy={busy} onClick={onGo}>
      {hasConcerns ? goText : act === 'change' ? person.change : person.leave}
    </Button>
  )
  return (
    <Dialog
      open={open}
      title={act === 'change' ? person.changeTitle : person.leaveTitle}
      onClose={onStay}
      actions={
        <>
          {hasConcerns ? stay : go}
          {hasConcerns ? go : stay}
        </>
      }
    >
      <ConcernList concerns={concerns} />
      {act === 'leave' && <p>{person.leaveMeans({ tu })}</p>}
    </Dialog>
  )
}
