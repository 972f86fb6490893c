/**
 * The keeper of a name, whichever page asks for it: what waits when a page is left is in the hand of the next
 * one that shows the same things. A keeper of its own there would be overtaken by what the first still sends.
 */
import { createValueKeeper, type ValueKeeper, type ValueKeeperOptions } from './value-keeper.ts'

export interface ReopenedKeeper<Value> {
  readonly keeper: ValueKeeper<Value>
  /** The page is left: what waits is sent all the same. */
  leave(): void
}

interface Open<Value> {
  readonly keeper: ValueKeeper<Value>
  /** Of the page that came last: it sends, and is told. */
  options: ValueKeeperOptions<Value>
  pages: number
  forget: () => void
}

// One name stands for one kind of value: whoever names a keeper says what it keeps.
const open = new Map<string, Open<unknown>>()

/** `hold` is called when the keeper begins; what it gives back, when nothing is left of it. */
export function reopenKeeper<Value>(
  name: string,
  options: ValueKeeperOptions<Value>,
  hold: (keeper: ValueKeeper<Value>) => () => void,
): ReopenedKeeper<Value> {
  const found = (open.get(name) as Open<Value> | undefined) ?? begin(name, options, hold)
  found.options = options
  found.pages += 1
  return {
    keeper: found.keeper,
    leave() {
      found.pages -= 1
      closeIfDone(name, found)
    },
  }
}

function begin<Value>(
  name: string,
  options: ValueKeeperOptions<Value>,
  hold: (keeper: ValueKeeper<Value>) => () => void,
): Open<Value> {
  const keeper = createValueKeeper<Value>({
    now: options.now,
    random: options.random,
    send: (key, value) => begun.options.send(key, value),
    onState(key, state, value) {
      begun.options.onState(key, state, value)
      closeIfDone(name, begun)
    },
  })
  const begun: Open<Value> = { keeper, options, pages: 0, forget: hold(keeper) }
  open.set(name, begun as Open<unknown>)
  return begun
}

function closeIfDone<Value>(name: string, one: Open<Value>): void {
  if (one.pages > 0 || one.keeper.hasUnsaved()) return
  if (open.delete(name)) one.forget()
}
