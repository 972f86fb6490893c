/** Closes what somebody is in the school, or opens it again; the dialog says exactly what happens. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import { useViewer } from '#browser/viewer.ts'
import type { PersonPartProps } from './person-part.ts'
import { roleWithFunction } from './role-words.ts'
import { rolesInReach } from './roles-in-reach.ts'

interface DialogProps extends PersonPartProps {
  onClose: () => void
}

function CloseDialog({ school, file, onChange, onClose }: DialogProps) {
  const words = useWords('people')
  const { closing } = words
  const format = useFormat()
  const act = useAct()
  const viewer = useViewer()
  const name = spokenName(file)
  const { toClose, outOfReach } = rolesInReach(file.roles, school.isHead)
  const say = (roles: typeof toClose): string =>
    format.list(roles.map((role) => roleWithFunction(words, role)))
  const close = (): void => {
    void act.run(
      () => callApi(`/api/schools/${school.uai}/people/${file.id}/deactivate`, { method: 'POST' }),
      () => {
        toast({ text: closing.closed({ name }) })
        onClose()
        onChange()
      },
    )
  }
  const isOwn = viewer.state === 'known' && viewer.me.personId === file.id
  const isLastHead = act.refusal?.code === 'in_use'
  return (
    <ConfirmDialog
      open
      title={closing.title({ name })}
      confirmText={closing.close}
      busy={act.busy}
      onConfirm={close}
      onClose={onClose}
    >
      <div class="stack">
        <p>
          <strong>{closing.roles({ roles: say(toClose) })}</strong>
        </p>
        {outOfReach.length > 0 && <p>{closing.kept({ roles: say(outOfReach) })}</p>}
        {isOwn && <Notice kind="attention" title={closing.own} />}
        <p>{closing.now}</p>
        {toClose.some(({ role }) => role === 'pupil') && <p>{closing.pupil}</p>}
        {file.children.length > 0 && <p>{closing.stillGuardian}</p>}
        <p>
          {closing.nothingLost} {closing.elsewhere}
        </p>
        {isLastHead && <Notice kind="danger" title={closing.lastHead} live />}
        {act.refusal && !isLastHead && <ErrorView refusal={act.refusal} onRetry={close} live />}
      </div>
    </ConfirmDialog>
  )
}

function OpenDialog({ school, file, onChange, onClose }: DialogProps) {
  const words = useWords('people')
  const { closing } = words
  const format = useFormat()
  const act = useAct()
  const name = spokenName(file)
  const { toOpen } = rolesInReach(file.roles, school.isHead)
  const open = (): void => {
    void act.run(
      () => callApi(`/api/schools/${school.uai}/people/${file.id}/activate`, { method: 'POST' }),
      () => {
        toast({ text: closing.opened({ name }) })
        onClose()
        onChange()
      },
    )
  }
  return (
    <ConfirmDialog
      open
      title={closing.openTitle({ name })}
      confirmText={closing.open}
      danger={false}
      busy={act.busy}
      onConfirm={open}
      onClose={onClose}
    >
      <p>
        {closing.openRoles({
          roles: format.list(toOpen.map((role) => roleWithFunction(words, role))),
        })}
      </p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={open} live />}
    </ConfirmDialog>
  )
}

export function CloseAccess(props: PersonPartProps) {
  const { school, file } = props
  const words = useWords('people').closing
  const [asked, setAsked] = useState<'close' | 'open' | null>(null)
  const { toClose, toOpen } = rolesInReach(file.roles, school.isHead)
  const dialog = { ...props, onClose: () => setAsked(null) }
  return (
    <>
      {toClose.length > 0 && <Button onClick={() => setAsked('close')}>{words.close}</Button>}
      {toOpen.length > 0 && <Button onClick={() => setAsked('open')}>{words.open}</Button>}
      {asked === 'close' && <CloseDialog {...dialog} />}
      {asked === 'open' && <OpenDialog {...dialog} />}
    </>
  )
}
