/** The fields of days at a distance: for whom, from when to when, why. */
import { useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import type { ClassSummary } from '#contract/classes.ts'
import type { DistanceReason } from '#contract/distance-days.ts'
import { distanceWordsMax } from '#contract/distance-limits.ts'
import type { DistanceWish, WishPlace } from './distance-wish.ts'
import { HalfDaysFields } from './half-days-fields.tsx'
import './distance.css'

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
  const { mistake, onWish, wish } = props
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
      <HalfDaysFields
        span={wish}
        fromError={mistake === 'fromDay' ? words.errors.fromDay : null}
        untilError={mistake === 'untilDay' ? words.errors.untilDay : null}
        onSpan={(span) => onWish({ ...wish, ...span })}
      />
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

/** Level by level, since most closings follow levels. */
function ClassBoxes(props: DistanceFieldsProps & { chosen: readonly string[] }) {
  const { chosen, classes, mistake, onWish, wish } = props
  const words = useWords('distance')
  const take = (ids: readonly string[], isIn: boolean): void => {
    const others = chosen.filter((id) => !ids.includes(id))
    onWish({ ...wish, classIds: isIn ? [...others, ...ids] : others })
  }
  const byLevel = [...Map.groupBy(classes, ({ levelLabel }) => levelLabel)]
  // A level of one class is that class.
  const levels = byLevel.filter(([level, ofLevel]) => level !== null && ofLevel.length > 1)
  const inLevels = new Set(levels.flatMap(([, ofLevel]) => ofLevel))
  return (
    <fieldset class="distance-classes">
      <legend class="field-label">{words.classes}</legend>
      {mistake === 'classIds' && <p class="field-error">{words.errors.classIds}</p>}
      {levels.map(([level, ofLevel]) => {
        const ids = ofLevel.map(({ id }) => id)
        const count = ids.filter((id) => chosen.includes(id)).length
        return (
          <div key={level} class="distance-level">
            <CheckBox
              label={words.wholeLevel({ level: level ?? '' })}
              checked={count === ids.length}
              mixed={count > 0 && count < ids.length}
              onChecked={(isIn) => take(ids, isIn)}
            />
            <OwnBoxes classes={ofLevel} chosen={chosen} onTake={take} />
          </div>
        )
      })}
      <OwnBoxes
        classes={classes.filter((one) => !inLevels.has(one))}
        chosen={chosen}
        onTake={take}
      />
    </fieldset>
  )
}

function OwnBoxes(props: {
  classes: readonly ClassSummary[]
  chosen: readonly string[]
  onTake: (ids: readonly string[], isIn: boolean) => void
}) {
  const { chosen, classes, onTake } = props
  return (
    <div class="distance-boxes">
      {classes.map(({ id, name }) => (
        <CheckBox
          key={id}
          framed
          label={name}
          checked={chosen.includes(id)}
          onChecked={(isIn) => onTake([id], isIn)}
        />
      ))}
    </div>
  )
}
