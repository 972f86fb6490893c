/** Sets what is adjusted for a pupil: choices only, so that no reason finds a place. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { Adjustments, ExtraTime } from '#contract/adjustments.ts'
import type { Id } from '#kernel/ids.ts'

const extraTimes: readonly ExtraTime[] = ['third', 'half', 'double']
const textSizes = [1, 2, 3] as const

/** A pupil, for whoever may set what is adjusted. */
export interface AdjustedPupil {
  readonly uai: string
  readonly id: Id
  readonly name: string
}

const pathOf = ({ uai, id }: AdjustedPupil): string =>
  `/api/schools/${uai}/pupils/${id}/adjustments`

export function useAdjustments(pupil: AdjustedPupil): Loaded<Adjustments> {
  return useLoad(`adjustments ${pupil.uai} ${pupil.id}`, (signal) =>
    callApi<Adjustments>(pathOf(pupil), { signal }),
  )
}

interface FieldsProps {
  value: Adjustments
  onValue: (value: Adjustments) => void
}

function AdjustmentFields({ value, onValue }: FieldsProps) {
  const words = useWords('adjustment')
  const set = (change: Partial<Adjustments>): void => onValue({ ...value, ...change })
  return (
    <>
      <RadioGroup
        label={words.extraTime}
        value={value.extraTime ?? 'none'}
        onValue={(choice) => set({ extraTime: choice === 'none' ? null : choice })}
        options={(['none', ...extraTimes] as const).map((one) => ({
          value: one,
          label: words.extraTimes[one],
        }))}
      />
      <fieldset class="choice-group">
        <legend class="field-label">{words.display}</legend>
        <p class="soft small">{words.displayMeans}</p>
        <Select
          label={words.textSize}
          value={String(value.textSize ?? '')}
          onValue={(text) =>
            set({ textSize: textSizes.find((size) => String(size) === text) ?? null })
          }
          placeholder={words.textSizes.none}
          options={textSizes.map((size) => ({ value: String(size), label: words.textSizes[size] }))}
        />
        <CheckBox
          label={words.wideSpacing}
          checked={value.wideSpacing}
          onChecked={(wideSpacing) => set({ wideSpacing })}
        />
        <CheckBox
          label={words.dyslexicFont}
          checked={value.dyslexicFont}
          onChecked={(dyslexicFont) => set({ dyslexicFont })}
        />
        <CheckBox
          label={words.readAloud}
          checked={value.readAloud}
          onChecked={(readAloud) => set({ readAloud })}
        />
      </fieldset>
    </>
  )
}

export interface AdjustmentsDialogProps {
  pupil: AdjustedPupil
  onDone?: (() => void) | undefined
  onClose: () => void
}

function AdjustmentsForm(props: AdjustmentsDialogProps & { first: Adjustments }) {
  const { pupil, first, onDone, onClose } = props
  const words = useWords('adjustment')
  const general = useWords('general')
  const [value, setValue] = useState(first)
  const act = useAct()
  const save = (): void => {
    void act.run(
      () => callApi(pathOf(pupil), { method: 'PUT', body: value }),
      () => {
        toast({ text: words.saved({ name: pupil.name }) })
        onDone?.()
        onClose()
      },
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <p>{words.means}</p>
      <AdjustmentFields value={value} onValue={setValue} />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy}>
          {general.save}
        </Button>
        <Button onClick={onClose}>{general.cancel}</Button>
      </p>
    </form>
  )
}

export function AdjustmentsDialog(props: AdjustmentsDialogProps) {
  const words = useWords('adjustment')
  const loaded = useAdjustments(props.pupil)
  return (
    <Dialog open wide title={words.dialogTitle({ name: props.pupil.name })} onClose={props.onClose}>
      <LoadView loaded={loaded} label={words.title}>
        {(first) => <AdjustmentsForm {...props} first={first} />}
      </LoadView>
    </Dialog>
  )
}
