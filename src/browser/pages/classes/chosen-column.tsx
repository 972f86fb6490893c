/** The column of boxes before a table's rows, and the box above all of them. */
import { CheckBox } from '#browser/parts/check-box.tsx'
import type { Column } from '#browser/parts/table.tsx'
import { listName, type NamedPerson } from '#browser/school/person-text.ts'
import type { Chosen } from '#browser/school/use-chosen.ts'

type Row = NamedPerson & { readonly id: string }

export function chosenColumn<Person extends Row>(
  chosen: Chosen<Person>,
  words: { readonly choose: string; readonly chooseOne: (p: { name: string }) => string },
): Column<Person> {
  return {
    key: 'choose',
    header: words.choose,
    control: true,
    text: () => '',
    cell: (person) => (
      <CheckBox
        label={words.chooseOne({ name: listName(person) })}
        hideLabel
        checked={chosen.has(person.id)}
        onChecked={(checked) => chosen.toggle(person.id, checked)}
      />
    ),
  }
}
