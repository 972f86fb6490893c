/** What happens next: the earliest first; of two at one moment, the one that was planned first. */

interface Planned<T> {
  readonly at: number
  readonly order: number
  readonly what: T
}

function isBefore<T>(one: Planned<T>, other: Planned<T>): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}

export class EventHeap<T> {
  readonly #heap: Planned<T>[] = []
  #order = 0

  push(at: number, what: T): void {
    const heap = this.#heap
    const planned = { at, order: this.#order, what }
    this.#order += 1
    let place = heap.length
    heap.push(planned)
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || !isBefore(planned, parent)) break
      heap[place] = parent
      place = above
    }
    heap[place] = planned
  }

  pop(): { readonly at: number; readonly what: T } | null {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined) return null
    if (heap.length > 0) this.#sink(last)
    return first
  }

  #sink(planned: Planned<T>): void {
    const heap = this.#heap
    let place = 0
    for (;;) {
      const left = heap[2 * place + 1]
      const right = heap[2 * place + 2]
      if (left === undefined) break
      const isRight = right !== undefined && isBefore(right, left)
      const child = isRight ? right : left
      if (!isBefore(child, planned)) break
      heap[place] = child
      place = 2 * place + (isRight ? 2 : 1)
    }
    heap[place] = planned
  }
}
