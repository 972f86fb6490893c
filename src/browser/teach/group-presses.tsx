/** The small groups of a course, each as one press that puts its pupils in or takes them out. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import type { WorkingGroup } from '#contract/working-groups.ts'
import type { Id } from '#kernel/ids.ts'
import { isWholeIn, toggleGroup } from './group-toggles.ts'
import './pupil-ticks.css'

/** Nothing where no group has a pupil. */
export function GroupPresses(props: {
  groups: readonly WorkingGroup[]
  chosen: readonly Id[]
  onChosen: (ids: Id[]) => void
  /** Who stays chosen whatever is pressed. */
  fixed?: ReadonlyMap<Id, string> | undefined
}) {
  const { chosen, fixed, onChosen } = props
  const words = useWords('working-group').choose
  const groups = props.groups.filter(({ pupilIds }) => pupilIds.length > 0)
  if (groups.length === 0) return null
  return (
    <fieldset class="choice-group">
      <legend class="field-label">{words.byGroup}</legend>
      <p class="pupil-ticks-groups">
        {groups.map((group) => (
          <Button
            key={group.id}
            aria-pressed={isWholeIn(group, chosen)}
            sign={isWholeIn(group, chosen) ? 'check' : 'plus'}
            onClick={() => onChosen(toggleGroup(group, chosen, fixed))}
          >
            {group.name}
          </Button>
        ))}
      </p>
    </fieldset>
  )
}
