/** The fields of days at a distance: for whom, from when to when, why. */
import { useWords } from '#browser/catalogue/speech.ts'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import type { ClassSummary } from '#contract/classes.ts'
import type { DistanceReason } from '#contract/distance-days.ts'
import { distanceWordsMax } from '#contract/distance-limits.ts'
import { ClassBoxes } from './class-boxes.tsx'
import type { DistanceWish, WishPlace } from './distance-wish.ts'
import { HalfDaysFields } from './half-days-fields.tsx'

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

export function DistanceFields({ classes, mistake, onWish, wish }: DistanceFieldsProps) {
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
      {wish.classIds !== null && (
        <ClassBoxes
          classes={classes}
          chosen={wish.classIds}
          error={mistake === 'classIds' ? words.errors.classIds : null}
          onChosen={(classIds) => onWish({ ...wish, classIds })}
        />
      )}
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
