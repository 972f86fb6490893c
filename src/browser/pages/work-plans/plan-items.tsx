/** The items of a plan under a teacher's hands: added, worded, moved by buttons, taken out and brought back. */
import { useRef } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import { insertAt, moveBy, removeAt, replaceAt } from '#browser/write/keyed-list.ts'
import { planItemsMax, planWordsMax } from '#contract/work-plan-limits.ts'
import type { CourseWorkPlans, PlanChoice } from '#contract/work-plans.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { DraftItem, TypedWords } from './plan-draft.ts'

type Items = readonly DraftItem[]

const mint = (): string => mintId({ now: Date.now }, systemRandom)

interface ItemRowProps {
  items: Items
  place: number
  item: DraftItem
  onItems: (items: Items) => void
  onRemove: () => void
}

function ItemRow({ items, place, item, onItems, onRemove }: ItemRowProps) {
  const words = useWords('plan-desk').items
  const name = words.item({ place: place + 1 })
  const move = (steps: number): void => {
    onItems(moveBy(items, place, steps))
    announce(words.movedTo({ place: place + steps + 1, total: items.length }))
  }
  return (
    <li class="plan-row">
      {item.kind === 'words' ? (
        <Field
          label={name}
          hideLabel
          value={item.text}
          maxLength={planWordsMax}
          onValue={(text) => onItems(replaceAt(items, place, { ...item, text }))}
        />
      ) : (
        <p>
          {words.kinds[item.kind]} {item.text}
          {item.isGone && <span class="soft"> ({words.gone})</span>}
        </p>
      )}
      <div class="plan-row-tools">
        <Button sign="sortUp" signOnly disabled={place === 0} onClick={() => move(-1)}>
          {words.up} {name}
        </Button>
        <Button
          sign="sortDown"
          signOnly
          disabled={place === items.length - 1}
          onClick={() => move(1)}
        >
          {words.down} {name}
        </Button>
        <Button sign="cross" signOnly onClick={onRemove}>
          {words.remove} {name}
        </Button>
      </div>
    </li>
  )
}

interface AddThingProps {
  kind: 'resource' | 'assignment'
  choices: readonly PlanChoice[]
  /** Those that stand in the plan already are not offered again. */
  items: Items
  onAdd: (choice: PlanChoice) => void
}

/** Choosing adds: the list goes back to its first line. */
function AddThing({ kind, choices, items, onAdd }: AddThingProps) {
  const words = useWords('plan-desk').items
  if (choices.length === 0) return null
  return (
    <Select
      label={words.add[kind]}
      value=""
      placeholder={words.choose}
      options={choices
        .filter(({ id }) => items.every(({ thingId }) => thingId !== id))
        .map(({ id, title }) => ({ value: id, label: title }))}
      onValue={(id) => {
        const choice = choices.find((one) => one.id === id)
        if (choice !== undefined) onAdd(choice)
      }}
    />
  )
}

export interface PlanItemsProps {
  items: Items
  onItems: (items: Items) => void
  typed: TypedWords
  onTyped: (typed: TypedWords) => void
  board: Pick<CourseWorkPlans, 'resources' | 'assignments'>
}

export function PlanItems({ items, onItems, typed, onTyped, board }: PlanItemsProps) {
  const words = useWords('plan-desk').items
  const general = useWords('general')
  // Bringing an item back happens later: into the list of then.
  const held = useRef({ items, onItems })
  held.current = { items, onItems }
  const isFull = items.length >= planItemsMax
  const add = (given: Omit<DraftItem, 'isGone'>): void => {
    if (isFull) return
    onItems([...items, { isGone: false, ...given }])
    announce(words.added({ text: given.text }))
  }
  const addTyped = (): void => {
    const text = typed.text.trim()
    if (text === '') return
    add({ id: typed.id, kind: 'words', text, thingId: null })
    onTyped({ id: mint(), text: '' })
  }
  const remove = (place: number): void => {
    const gone = items[place]
    if (gone === undefined) return
    onItems(removeAt(items, place))
    const bringBack = (): void => held.current.onItems(insertAt(held.current.items, place, gone))
    toast({
      text: words.removed({ text: gone.text }),
      action: { label: general.undo, onAction: bringBack },
    })
  }
  return (
    <fieldset class="choice-group plan-rows">
      <legend class="field-label">{words.title}</legend>
      <ol class="plain">
        {items.map((item, place) => (
          <ItemRow
            key={item.id}
            items={items}
            place={place}
            item={item}
            onItems={onItems}
            onRemove={() => remove(place)}
          />
        ))}
      </ol>
      {isFull ? (
        <p class="soft">{words.full({ max: planItemsMax })}</p>
      ) : (
        <div class="plan-add">
          <form
            class="plan-add-words"
            onSubmit={(event) => {
              event.preventDefault()
              addTyped()
            }}
          >
            <Field
              label={words.add.words}
              value={typed.text}
              onValue={(text) => onTyped({ ...typed, text })}
              maxLength={planWordsMax}
            />
            <Button type="submit" sign="plus" disabled={typed.text.trim() === ''}>
              {words.addWords}
            </Button>
          </form>
          {(['resource', 'assignment'] as const).map((kind) => (
            <AddThing
              key={kind}
              kind={kind}
              choices={kind === 'resource' ? board.resources : board.assignments}
              items={items}
              onAdd={({ id, title }) => add({ id: mint(), kind, text: title, thingId: id })}
            />
          ))}
        </div>
      )}
    </fieldset>
  )
}
