/** Opens a course or changes one: a subject, the classes and groups that follow it, its teachers. */
import { useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { Field } from '#browser/parts/field.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Select } from '#browser/parts/select.tsx'
import { ChoosePeople } from '#browser/school/choose-people.tsx'
import { focusFirstWrong } from '#browser/school/focus-first-wrong.ts'
import { SentBefore } from '#browser/teach/sent-before.tsx'
import type { Course, Subject } from '#contract/classes.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { type CourseChoice, firstChoice, missingIn, sentCourse } from './course-choice.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** What a course may be made of. */
interface Stock {
  readonly subjects: readonly Subject[]
  readonly classes: readonly Named[]
  readonly groups: readonly Named[]
}

async function loadStock(uai: string, signal: AbortSignal): Promise<ApiResult<Stock>> {
  const [subjects, classes, groups] = await Promise.all([
    callApi<{ subjects: Subject[] }>(`/api/schools/${uai}/subjects`, { signal }),
    callApi<{ classes: Named[] }>(`/api/schools/${uai}/classes`, { signal }),
    callApi<{ groups: Named[] }>(`/api/schools/${uai}/groups`, { signal }),
  ])
  if (!subjects.ok) return subjects
  if (!classes.ok) return classes
  if (!groups.ok) return groups
  return { ok: true, value: { ...subjects.value, ...classes.value, ...groups.value } }
}

function NamedBoxes(props: {
  label: string
  hint?: string | undefined
  all: readonly Named[]
  ids: readonly string[]
  onIds: (ids: readonly string[]) => void
}) {
  const { label, hint, all, ids, onIds } = props
  const format = useFormat()
  if (all.length === 0) return null
  const sorted = all.toSorted((left, right) => format.compare(left.name, right.name))
  return (
    <fieldset class="choice-group">
      <legend class="field-label">{label}</legend>
      {hint && <p class="field-hint">{hint}</p>}
      <div class="name-boxes">
        {sorted.map((one) => (
          <CheckBox
            key={one.id}
            label={one.name}
            checked={ids.includes(one.id)}
            onChecked={(checked) =>
              onIds(checked ? [...ids, one.id] : ids.filter((id) => id !== one.id))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

interface ChoicePartProps {
  stock: Stock
  choice: CourseChoice
  set: (change: Partial<CourseChoice>) => void
  /** What is missing is said once somebody has tried to save. */
  asked: boolean
}

function SubjectChoice(props: ChoicePartProps & { course: Course | null }) {
  const { stock, choice, set, asked, course } = props
  const words = useWords('classes').courses
  const codes = new Set(stock.subjects.map(({ code }) => code))
  const ownSubject = course !== null && !codes.has(course.subject.code) ? [course.subject] : []
  return (
    <Select
      label={words.subject}
      value={choice.subjectCode}
      placeholder=""
      error={asked && missingIn(choice).subject ? words.subjectMissing : null}
      onValue={(subjectCode) => set({ subjectCode })}
      options={[...ownSubject, ...stock.subjects].map(({ code, label }) => ({
        value: code,
        label,
      }))}
    />
  )
}

function Followers({ stock, choice, set, asked }: ChoicePartProps) {
  const words = useWords('classes').courses
  return (
    <>
      <NamedBoxes
        label={words.classes}
        hint={words.followersHint}
        all={stock.classes}
        ids={choice.classIds}
        onIds={(classIds) => set({ classIds })}
      />
      <NamedBoxes
        label={words.groups}
        all={stock.groups}
        ids={choice.groupIds}
        onIds={(groupIds) => set({ groupIds })}
      />
      {asked && missingIn(choice).followers && (
        <Notice kind="danger" title={words.followersMissing} live />
      )}
    </>
  )
}

export interface CourseDialogProps {
  uai: string
  /** Null opens a new one. */
  course: Course | null
  /** The class on whose page a new course is opened. */
  classId?: string | undefined
  onSaved: () => void
  onClose: () => void
}

function CourseForm({
  uai,
  course,
  classId,
  onSaved,
  stock,
}: CourseDialogProps & { stock: Stock }) {
  const words = useWords('classes')
  const { courses } = words
  const [choice, setChoice] = useState<CourseChoice>(() => firstChoice(course, classId ?? null))
  // A second press opens the same one again, not another one.
  const [id] = useState(() => mintId({ now: Date.now }, systemRandom))
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const set = (change: Partial<CourseChoice>): void =>
    setChoice((before) => ({ ...before, ...change }))
  const missing = missingIn(choice)
  const yearMissing = act.refusal?.detail.where === 'year'
  const submit = (): void => {
    setAsked(true)
    if (missing.subject || missing.followers) return
    const body = sentCourse(choice)
    void act.run(
      () =>
        course === null
          ? callApi(`/api/schools/${uai}/courses`, { body: { id, ...body } })
          : callApi(`/api/courses/${course.id}`, { method: 'PUT', body }),
      () => {
        toast({ text: course === null ? courses.created : courses.changed })
        onSaved()
      },
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
        focusFirstWrong(event.currentTarget)
      }}
    >
      <SubjectChoice stock={stock} choice={choice} set={set} asked={asked} course={course} />
      <Followers stock={stock} choice={choice} set={set} asked={asked} />
      <ChoosePeople
        uai={uai}
        who="teacher"
        label={courses.teachers}
        chosen={choice.teachers}
        onChosen={(teachers) => set({ teachers })}
      />
      <Field
        label={courses.name}
        hint={courses.nameHint}
        optional
        value={choice.name}
        maxLength={120}
        autocomplete="off"
        onValue={(name) => set({ name })}
      />
      {yearMissing && <Notice kind="danger" title={words.form.yearMissing} live />}
      {act.refusal && !yearMissing && (
        <SentBefore refusal={act.refusal} onRetry={submit} words={courses.openedBefore} />
      )}
      <p>
        <Button type="submit" kind="primary" busy={act.busy}>
          {course === null ? courses.submit : courses.save}
        </Button>
      </p>
    </form>
  )
}

export function CourseDialog(props: CourseDialogProps) {
  const { uai, course, onClose } = props
  const words = useWords('classes').courses
  const loaded = useLoad(`course stock ${uai}`, (signal) => loadStock(uai, signal))
  return (
    <Dialog
      open
      wide
      title={course === null ? words.createTitle : words.changeTitle({ name: course.name })}
      onClose={onClose}
    >
      <LoadView loaded={loaded} label={words.caption}>
        {(stock) => <CourseForm {...props} stock={stock} />}
      </LoadView>
    </Dialog>
  )
}
