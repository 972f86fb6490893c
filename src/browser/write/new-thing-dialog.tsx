/** Begins a resource or an exercise: a title, a subject, for which school. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import { SubjectSelect } from './subject-select.tsx'
import { useTeachingSchools } from './use-teaching-schools.ts'

export interface NewThing {
  readonly schoolUai: string
  readonly title: string
  readonly subjectCode: string | null
  readonly levelLabel: string | null
}

const unnamed = { title: '', subjectCode: null, levelLabel: null }

export interface NewThingDialogProps {
  title: string
  /** Exercises carry no level. */
  withLevel: boolean
  /** Where it is begun for something: the school then is no question, the subject rarely. */
  first?: Pick<NewThing, 'schoolUai' | 'subjectCode'> | undefined
  create: (thing: NewThing) => Promise<ApiResult<{ id: string }>>
  onCreated: (id: string) => void
  onClose: () => void
}

/** Whoever begins something has its name in the fingers already: its field is there with the dialog. */
function useFirstField(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  return field
}

export function NewThingDialog(props: NewThingDialogProps) {
  const { title, withLevel, first, create, onCreated, onClose } = props
  const words = useWords('write').lists
  const schools = useTeachingSchools()
  const schoolUai = schools[0]?.uai ?? ''
  const [thing, setThing] = useState<NewThing>({ ...unnamed, schoolUai, ...first })
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const titleField = useFirstField()
  const set = (change: Partial<NewThing>): void => setThing((before) => ({ ...before, ...change }))
  const isNamed = thing.title.trim() !== ''
  const submit = (): void => {
    setAsked(true)
    if (isNamed)
      void act.run(
        () => create(thing),
        ({ id }) => onCreated(id),
      )
  }
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Field
          label={words.title}
          hint={words.titleHint}
          value={thing.title}
          maxLength={200}
          inputRef={titleField}
          error={asked && !isNamed ? words.titleMissing : null}
          onValue={(value) => set({ title: value })}
        />
        {first === undefined && schools.length > 1 && (
          <Select
            label={words.school}
            value={thing.schoolUai}
            onValue={(schoolUai) => set({ schoolUai })}
            options={schools.map((school) => ({ value: school.uai, label: school.name }))}
          />
        )}
        <SubjectSelect
          schoolUai={thing.schoolUai}
          value={thing.subjectCode}
          onValue={(subjectCode) => set({ subjectCode })}
        />
        {withLevel && (
          <Field
            label={words.level}
            hint={words.levelHint}
            optional
            value={thing.levelLabel ?? ''}
            maxLength={40}
            onValue={(level) => set({ levelLabel: level === '' ? null : level })}
          />
        )}
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={submit} live />}
        <p>
          <Button type="submit" kind="primary" busy={act.busy}>
            {words.create}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}

/** The two doors through which things begin. */
export const createResource = (thing: NewThing): Promise<ApiResult<{ id: string }>> =>
  callApi<{ id: string }>('/api/resources', { body: thing })

export const createExercise = ({
  levelLabel: _level,
  ...thing
}: NewThing): Promise<ApiResult<{ id: string }>> =>
  callApi<{ id: string }>('/api/exercises', { body: thing })
