/** The two parts of a class, who is in which, and the way to part it otherwise. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { ClassToPart } from '#contract/distance-days.ts'
import { type PartOfClass, partClass, type TurnsWish } from './turns-wish.ts'

const partsOfClass: readonly PartOfClass[] = ['first', 'second', 'neither']

export interface ClassPartsProps {
  ofClass: ClassToPart
  wish: TurnsWish
  onWish: (wish: TurnsWish) => void
}

export function ClassParts({ ofClass, onWish, wish }: ClassPartsProps) {
  const words = useWords('distance').turns
  const format = useFormat()
  const { groups, id, name, pupils } = ofClass
  const { letters, ...parts } = partClass(ofClass, wish)
  const told = partsOfClass.flatMap((part) => {
    const count = parts[part].length
    if (part === 'neither') return count === 0 ? [] : [words.alwaysThere({ count })]
    return [words.partOf({ part, letters: letters?.[part] ?? null, count })]
  })
  const shareBy = (groupId: string): void => {
    // What was adjusted by hand was adjusted in the parts of before.
    const ofOthers = Object.entries(wish.moved).filter(
      ([pupilId]) => !pupils.some((one) => one.id === pupilId),
    )
    const moved = Object.fromEntries(ofOthers)
    onWish({ ...wish, moved, groupOf: { ...wish.groupOf, [id]: groupId } })
  }
  return (
    <Disclosure label={`${name} · ${format.list(told)}`}>
      {groups.length > 0 && (
        <Select
          label={words.shareBy({ name })}
          value={wish.groupOf[id] ?? ''}
          placeholder={words.alphabet}
          onValue={shareBy}
          options={groups.map((group) => ({
            value: group.id,
            label: words.group({ name: group.name, count: group.pupilIds.length }),
          }))}
        />
      )}
      <ul class="plain turn-pupils">
        {pupils.map((pupil) => (
          <li key={pupil.id}>
            <Select
              label={`${pupil.familyName} ${pupil.givenName}`}
              value={partsOfClass.find((part) => parts[part].includes(pupil)) ?? 'neither'}
              onValue={(value) => {
                const part = partsOfClass.find((one) => one === value) ?? 'neither'
                onWish({ ...wish, moved: { ...wish.moved, [pupil.id]: part } })
              }}
              options={partsOfClass.map((part) => ({ value: part, label: words.parts[part] }))}
            />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
