/** Changes what a role brings: the function of a member of staff, the rights that are delegated. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import type { PersonFile } from '#contract/people.ts'
import { rightsOfFunction } from '#contract/staff-rights.ts'
import { RightsBoxes, staffRights } from './rights-boxes.tsx'
import { roleWord } from './role-words.ts'
import { StaffFunctionSelect, staffFunctions } from './staff-function-select.tsx'

export interface RightsDialogProps {
  uai: string
  file: PersonFile
  role: PersonFile['roles'][number]
  onDone: () => void
  onClose: () => void
}

export function RightsDialog({ uai, file, role, onDone, onClose }: RightsDialogProps) {
  const words = useWords('people')
  const general = useWords('general')
  const [rights, setRights] = useState(() =>
    staffRights.filter((right) => role.delegatedRights.includes(right)),
  )
  const [staffFunction, setStaffFunction] = useState(
    () => staffFunctions.find((one) => one === role.staffFunction) ?? 'other',
  )
  const act = useAct()
  const isStaff = role.role === 'staff'
  const ofFunction = isStaff ? (rightsOfFunction[staffFunction] ?? []) : []
  const save = (): void => {
    const body = {
      ...(isStaff ? { staffFunction } : {}),
      rights: rights.filter((right) => !ofFunction.includes(right)),
    }
    void act.run(
      () =>
        callApi(`/api/schools/${uai}/people/${file.id}/roles/${role.role}`, {
          method: 'PUT',
          body,
        }),
      () => {
        toast({ text: words.rightsDialog.done })
        onDone()
      },
    )
  }
  return (
    <Dialog
      open
      title={words.rightsDialog.title({
        name: spokenName(file),
        role: roleWord(words, role.role),
      })}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={act.busy} onClick={save}>
            {general.save}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{words.rightsDialog.means}</p>
        {isStaff && <StaffFunctionSelect value={staffFunction} onValue={setStaffFunction} />}
        <RightsBoxes
          rights={rights}
          onRights={(next) => setRights([...next])}
          ofFunction={ofFunction}
        />
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
      </div>
    </Dialog>
  )
}
