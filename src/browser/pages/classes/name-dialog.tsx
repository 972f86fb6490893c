/** Opens a class or a group, or gives it another name. A name that is taken is said at its field. */
import { useState } from 'preact/hooks'
import type { ApiResult } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { focusFirstWrong } from '#browser/school/focus-first-wrong.ts'

export interface NamedThing {
  readonly name: string
  readonly levelLabel: string | null
}

export interface NameDialogProps<Saved> {
  title: string
  hint: string
  /** Classes have a level; groups have none. */
  withLevel: boolean
  before?: NamedThing | undefined
  submitText: string
  save: (thing: NamedThing) => Promise<ApiResult<Saved>>
  onSaved: (saved: Saved, name: string) => void
  onClose: () => void
}

const nameMax = 60
const levelMax = 40

export function NameDialog<Saved>(props: NameDialogProps<Saved>) {
  const { title, hint, withLevel, before, submitText, save, onSaved, onClose } = props
  const words = useWords('classes').form
  const [name, setName] = useState(before?.name ?? '')
  const [level, setLevel] = useState(before?.levelLabel ?? '')
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const typed = name.trim()
  const where = act.refusal?.code === 'bad_request' ? act.refusal.detail.where : null
  const submit = (): void => {
    setAsked(true)
    if (typed === '') return
    const levelLabel = level.trim() === '' ? null : level.trim()
    void act.run(
      () => save({ name: typed, levelLabel }),
      (saved) => onSaved(saved, typed),
    )
  }
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
          focusFirstWrong(event.currentTarget)
        }}
      >
        <Field
          label={words.name}
          hint={hint}
          value={name}
          maxLength={nameMax}
          autocomplete="off"
          error={
            asked && typed === '' ? words.nameMissing : where === 'name' ? words.nameTaken : null
          }
          onValue={(value) => {
            setName(value)
            act.forget()
          }}
        />
        {withLevel && (
          <Field
            label={words.level}
            optional
            value={level}
            maxLength={levelMax}
            autocomplete="off"
            onValue={setLevel}
          />
        )}
        {where === 'year' && <Notice kind="danger" title={words.yearMissing} live />}
        {act.refusal && where !== 'name' && where !== 'year' && (
          <ErrorView refusal={act.refusal} onRetry={submit} live />
        )}
        <p>
          <Button type="submit" kind="primary" busy={act.busy}>
            {submitText}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
