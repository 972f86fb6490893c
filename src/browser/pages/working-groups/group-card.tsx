/** One small group: who is in it; changed where it stands, deleted after one question. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { CourseGroups, WorkingGroup } from '#contract/working-groups.ts'
import { GroupForm } from './group-form.tsx'

export interface GroupCardProps {
  courseId: string
  course: CourseGroups
  group: WorkingGroup
  isOpen: boolean
  onOpen: (open: boolean) => void
  onChange: () => void
}

function DeleteGroup({ courseId, group, onChange }: GroupCardProps) {
  const words = useWords('working-group')
  const [asks, setAsks] = useState(false)
  const act = useAct()
  const { id, name } = group
  const remove = (): void =>
    void act.run(
      () => callApi(`/api/courses/${courseId}/working-groups/${id}`, { method: 'DELETE' }),
      () => {
        setAsks(false)
        toast({ text: words.deleted({ name }) })
        onChange()
      },
    )
  return (
    <>
      <Button onClick={() => setAsks(true)}>
        {words.delete}
        <span class="for-screen-readers"> {name}</span>
      </Button>
      <ConfirmDialog
        open={asks}
        title={words.deleteTitle({ name })}
        confirmText={words.delete}
        busy={act.busy}
        onConfirm={remove}
        onClose={() => setAsks(false)}
      >
        <p>{words.deleteMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} live />}
      </ConfirmDialog>
    </>
  )
}

export function GroupCard(props: GroupCardProps) {
  const { course, courseId, group, isOpen, onChange, onOpen } = props
  const words = useWords('working-group')
  const format = useFormat()
  const inIt = course.pupils.filter(({ id }) => group.pupilIds.includes(id))
  const names = format.list(inIt.map((pupil) => `${pupil.givenName} ${pupil.familyName}`))
  if (isOpen) {
    const saved = (name: string): void => {
      toast({ text: words.saved({ name }) })
      onOpen(false)
      onChange()
    }
    return (
      <Card headingLevel={3} title={group.name}>
        <GroupForm
          {...{ course, courseId, group }}
          onSaved={saved}
          onCancel={() => onOpen(false)}
        />
      </Card>
    )
  }
  return (
    <Card
      headingLevel={3}
      title={group.name}
      aside={words.count({ count: inIt.length })}
      actions={
        <>
          <Button onClick={() => onOpen(true)}>
            {words.change}
            <span class="for-screen-readers"> {group.name}</span>
          </Button>
          <DeleteGroup {...props} />
        </>
      }
    >
      <p class="working-groups-names">{inIt.length === 0 ? words.nobody : names}</p>
    </Card>
  )
}
