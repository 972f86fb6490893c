/** Classes to choose from, level by level, since most closings follow levels. */
import { useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import type { ClassSummary } from '#contract/classes.ts'
import './distance.css'

type NamedClass = Pick<ClassSummary, 'id' | 'name' | 'levelLabel'>

export function ClassBoxes(props: {
  classes: readonly NamedClass[]
  chosen: readonly string[]
  error: string | null
  onChosen: (classIds: readonly string[]) => void
}) {
  const { chosen, classes, error, onChosen } = props
  const words = useWords('distance')
  const take = (ids: readonly string[], isIn: boolean): void => {
    const others = chosen.filter((id) => !ids.includes(id))
    onChosen(isIn ? [...others, ...ids] : others)
  }
  const byLevel = [...Map.groupBy(classes, ({ levelLabel }) => levelLabel)]
  // A level of one class is that class.
  const levels = byLevel.filter(([level, ofLevel]) => level !== null && ofLevel.length > 1)
  const inLevels = new Set(levels.flatMap(([, ofLevel]) => ofLevel))
  return (
    <fieldset class="distance-classes">
      <legend class="field-label">{words.classes}</legend>
      {error !== null && <p class="field-error">{error}</p>}
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
  classes: readonly NamedClass[]
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
