/** The fields of days at a distance: for whom, from when to when, why. */
import { useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Field } from '#browser/parts/field.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import type { ClassSummary } from '#contract/classes.ts'
import type { DistanceReason } from '#contract/distance-days.ts'
import { distanceWordsMax } from '#contract/distance-limits.ts'
import type { HalfDay } from '#contract/half-days.ts'
import type { DistanceWish, WishPlace } from './distance-wish.ts'
import './distance.css'

const halves: readonly HalfDay[] = ['morning', 'afternoon']
const reasons: readonly DistanceReason[] = [
  'school_closed',
  'classes_closed',
  'half_capacity',
  'weather',
  'other',
]

export interface DistanceFieldsProps {
  wish: DistanceWish
  classes: readonly ClassSummary[]
  mistake: WishPlace | null
  onWish: (wish: DistanceWish) => void
}

export function DistanceFields(props: DistanceFieldsProps) {
  const { wish, onWish } = props
  const words = useWords('distance')
  return (
    <>
      <RadioGroup
        label={words.scope}
        inLine
        value={wish.classIds === null ? 'school' : 'classes'}
        onValue={(scope) => onWish({ ...wish, classIds: scope === 'school' ? null : [] })}
        options={(['school', 'classes'] as const).map((value) => ({
          value,
          label: words.scopes[value],
        }))}
      />
      {wish.classIds !== null && <ClassBoxes {...props} chosen={wish.classIds} />}
      <DistanceEnds {...props} />
      <Select
        label={words.reason}
        value={wish.reason}
        onValue={(value) =>
          onWish({ ...wish, reason: reasons.find((one) => one === value) ?? 'other' })
        }
        options={reasons.map((value) => ({ value, label: words.reasons[value] }))}
      />
      <TextArea
        label={words.words}
        hint={words.wordsHint}
        rows={2}
        maxLength={distanceWordsMax}
        value={wish.words}
        onValue={(said) => onWish({ ...wish, words: said })}
      />
    </>
  )
}

/** The first and the last half-day. */
function DistanceEnds({ wish, mistake, onWish }: DistanceFieldsProps) {
  const words = useWords('distance')
  return (
    <div class="distance-ends">
      <Field
        type="date"
        label={words.from}
        value={wish.fromDay}
        error={mistake === 'fromDay' ? words.errors.fromDay : null}
        onValue={(fromDay) =>
          onWish({
            ...wish,
            fromDay,
            untilDay: wish.untilDay < fromDay ? fromDay : wish.untilDay,
          })
        }
      />
      <HalfSelect
        label={words.fromHalf}
        texts={words.starts}
        value={wish.fromHalf}
        onHalf={(fromHalf) => onWish({ ...wish, fromHalf })}
      />
      <Field
        type="date"
        label={words.until}
        value={wish.untilDay}
        error={mistake === 'untilDay' ? words.errors.untilDay : null}
        onValue={(untilDay) => onWish({ ...wish, untilDay })}
      />
      <HalfSelect
        label={words.untilHalf}
        texts={words.ends}
        value={wish.untilHalf}
        onHalf={(untilHalf) => onWish({ ...wish, untilHalf })}
      />
    </div>
  )
}

export function HalfSelect(props: {
  label: string
  texts: Readonly<Record<HalfDay, string>>
  value: HalfDay
  onHalf: (half: HalfDay) => void
}) {
  const { label, onHalf, texts, value } = props
  return (
    <Select
      label={label}
      value={value}
      onValue={(key) => onHalf(key === 'morning' ? 'morning' : 'afternoon')}
      options={halves.map((half) => ({ value: half, label: texts[half] }))}
    />
  )
}

/** Level by level, since most closings follow levels. */
function ClassBoxes(props: DistanceFieldsProps & { chosen: readonly string[] }) {
  const { chosen, classes, mistake, onWish, wish } = props
  const words = useWords('distance')
  const take = (ids: readonly string[], isIn: boolean): void => {
    const others = chosen.filter((id) => !ids.includes(id))
    onWish({ ...wish, classIds: isIn ? [...others, ...ids] : others })
  }
  const levels = [...Map.groupBy(classes, ({ levelLabel }) => levelLabel)]
  return (
    <fieldset class="distance-classes">
      <legend class="field-label">{words.classes}</legend>
      {mistake === 'classIds' && <p class="field-error">{words.errors.classIds}</p>}
      {levels.map(([level, ofLevel]) => {
        const ids = ofLevel.map(({ id }) => id)
        const count = ids.filter((id) => chosen.includes(id)).length
        return (
          <div key={level ?? ''} class="distance-level">
            <CheckBox
              label={level === null ? words.noLevel : words.wholeLevel({ level })}
              checked={count === ids.length}
              mixed={count > 0 && count < ids.length}
              onChecked={(isIn) => take(ids, isIn)}
            />
            <div class="distance-boxes">
              {ofLevel.map(({ id, name }) => (
                <CheckBox
                  key={id}
                  framed
                  label={name}
                  checked={chosen.includes(id)}
                  onChecked={(isIn) => take([id], isIn)}
                />
              ))}
            </div>
          </div>
        )
      })}
    </fieldset>
  )
}
