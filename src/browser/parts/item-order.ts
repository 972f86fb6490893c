/** Things in a row, moved about: nothing is ever lost or doubled. */

/** The ids with one of them moved to another place, counted from 0. */
export function moveTo(order: readonly string[], id: string, place: number): string[] {
  const rest = order.filter((one) => one !== id)
  return [...rest.slice(0, place), id, ...rest.slice(place)]
}

/** What was answered, as far as it still fits the question; the rest in the order it was asked. */
export function currentOrder(
  asked: readonly string[],
  given: readonly string[] | undefined,
): string[] {
  const known = [...new Set(given)].filter((id) => asked.includes(id))
  return [...known, ...asked.filter((id) => !known.includes(id))]
}
