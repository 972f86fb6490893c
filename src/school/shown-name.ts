/** How a person is named where their name is read: given name first, and the usage name where there is one. */
import { type RawBuilder, sql } from 'kysely'

/** `person`: the name of the table in the query. */
export function shownName(person = 'person'): RawBuilder<string> {
  const column = (name: string) => sql.ref(`${person}.${name}`)
  return sql<string>`(${column('given_name')} || ' '
    || coalesce(${column('usage_name')}, ${column('family_name')}))`
}
