/** Gives somebody of the school a further role; the head alone does. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import type { PersonFile } from '#contract/people.ts'
import { rightsOfFunction, type StaffRight } from '#contract/staff-rights.ts'
import { RightsBoxes } from './rights-boxes.tsx'
import { type StaffFunction, StaffFunctionSelect } from './staff-function-select.tsx'

const givenRoles = ['teacher', 'staff', 'head'] as const
type GivenRole = (typeof givenRoles)[number]

export interface RoleDialogProps {
  uai: string
  file: PersonFile
  onDone: () => void
  onClose: () => void
}

export function RoleDialog({ uai, file, onDone, onClose }: RoleDialogProps) {
  const words = useWords('people')
  const general = useWords('general')
  const held = new Set(file.roles.filter(({ active }) => active).map(({ role }) => role))
  const open = givenRoles.filter((role) => !held.has(role))
  const [role, setRole] = useState<GivenRole>(open[0] ?? 'teacher')
  const [staffFunction, setStaffFunction] = useState<StaffFunction>('secretary')
  const [rights, setRights] = useState<readonly StaffRight[]>([])
  const act = useAct()
  const ofFunction = role === 'staff' ? (rightsOfFunction[staffFunction] ?? []) : []
  const name = spokenName(file)
  const isElsewhere = act.refusal?.detail.where === 'elsewhere'
  const give = (): void => {
    const body = {
      ...(role === 'staff' ? { staffFunction } : {}),
      rights: role === 'head' ? [] : rights.filter((right) => !ofFunction.includes(right)),
    }
    void act.run(
      () => callApi(`/api/schools/${uai}/people/${file.id}/roles/${role}`, { method: 'PUT', body }),
      () => {
        toast({ text: words.roleDialog.done })
        onDone()
      },
    )
  }
  return (
    <Dialog
      open
      title={words.roleDialog.title({ name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={act.busy} onClick={give}>
            {words.roleDialog.submit}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </>
      }
    >
      <div class="stack">
        <RadioGroup
          label={words.roleDialog.role}
          value={role}
          onValue={setRole}
          inLine
          options={open.map((value) => ({ value, label: words.roles[value] }))}
        />
        {role === 'head' && (
          <Notice kind="attention" title={words.roleDialog.headMeans({ name })} live />
        )}
        {role === 'staff' && (
          <StaffFunctionSelect value={staffFunction} onValue={setStaffFunction} />
        )}
        {role !== 'head' && (
          <RightsBoxes rights={rights} onRights={setRights} ofFunction={ofFunction} />
        )}
        {isElsewhere && (
          <Notice kind="danger" title={words.roleDialog.elsewhere({ name })} live>
            {words.roleDialog.elsewhereDo}
          </Notice>
        )}
        {act.refusal && !isElsewhere && <ErrorView refusal={act.refusal} onRetry={give} live />}
      </div>
    </Dialog>
  )
}
