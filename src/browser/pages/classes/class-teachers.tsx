/** Who teaches a class as a whole, and who is its main teacher; changed in one dialog. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { ChoosePeople, type ChosenPerson } from '#browser/school/choose-people.tsx'
import { listName } from '#browser/school/person-text.ts'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import type { ClassDetail } from '#contract/classes.ts'

export interface ClassTeachersProps {
  school: MySchool
  detail: ClassDetail
  onChange: () => void
}

function TeachersDialog(props: ClassTeachersProps & { onClose: () => void }) {
  const { school, detail, onChange, onClose } = props
  const words = useWords('classes').teachers
  const general = useWords('general')
  const [chosen, setChosen] = useState<readonly ChosenPerson[]>(detail.teachers)
  const [mainIds, setMainIds] = useState<readonly string[]>(
    detail.teachers.filter(({ isMain }) => isMain).map(({ id }) => id),
  )
  const act = useAct()
  const save = (): void => {
    const teacherIds = chosen.map(({ id }) => id)
    const mainTeacherIds = mainIds.filter((id) => teacherIds.includes(id))
    void act.run(
      () =>
        callApi(`/api/classes/${detail.id}/teachers`, {
          method: 'PUT',
          body: { teacherIds, mainTeacherIds },
        }),
      () => {
        toast({ text: words.done })
        onClose()
        onChange()
      },
    )
  }
  return (
    <Dialog
      open
      wide
      title={words.dialogTitle({ name: detail.name })}
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
      <p>{words.means}</p>
      <ChoosePeople
        uai={school.uai}
        who="teacher"
        label={words.title}
        chosen={chosen}
        onChosen={setChosen}
      />
      {chosen.length > 0 && (
        <fieldset class="choice-group">
          <legend class="field-label">{words.mains}</legend>
          <div class="member-boxes">
            {chosen.map((teacher) => (
              <CheckBox
                key={teacher.id}
                label={listName(teacher)}
                checked={mainIds.includes(teacher.id)}
                onChecked={(isMain) =>
                  setMainIds(
                    isMain ? [...mainIds, teacher.id] : mainIds.filter((id) => id !== teacher.id),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
    </Dialog>
  )
}

export function ClassTeachers(props: ClassTeachersProps) {
  const { school, detail } = props
  const words = useWords('classes').teachers
  const [open, setOpen] = useState(false)
  const mayOpen = mayIn(school, ['roster'])
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      {detail.teachers.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <ul class="plain teacher-lines">
          {detail.teachers.map((teacher) => (
            <li key={teacher.id}>
              {mayOpen ? (
                <PageLink href={pagePaths.person(school.uai, teacher.id)}>
                  {listName(teacher)}
                </PageLink>
              ) : (
                listName(teacher)
              )}
              {teacher.isMain && <span class="soft"> ({words.main})</span>}
            </li>
          ))}
        </ul>
      )}
      <p class="soft small">{words.byCourse}</p>
      {detail.mayChange && (
        <p>
          <Button onClick={() => setOpen(true)}>{words.change}</Button>
        </p>
      )}
      {open && <TeachersDialog {...props} onClose={() => setOpen(false)} />}
    </section>
  )
}
