/**
 * Keys for things that have none of their own and never change places while they are shown: the
 * paragraphs of a text, the cells of a table, the lines of a poem.
 */
export function keyed<Item>(items: readonly Item[]): { key: string; item: Item }[] {
  return items.map((item, place) => ({ key: String(place), item }))
}
