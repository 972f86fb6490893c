/**
 * A value keeper in a page's hand, tried again when the line is back. What waits outlives the page: it is
 * still sent, still asked about before one leaves, and in the hand of whoever comes back to the page.
 */
import { useEffect, useState } from 'preact/hooks'
import { whenOnline } from '#browser/api/when-online.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import { reopenKeeper } from './reopen-keeper.ts'
import type { ValueKeeper, ValueKeeperOptions } from './value-keeper.ts'

/**
 * `name` says what is kept and of whom, as an address does: two pages of one name share what waits. Name and
 * options are those of the first drawing: other things to keep need another key on the page.
 */
export function useValueKeeper<Value>(
  name: string,
  options: () => Pick<ValueKeeperOptions<Value>, 'send' | 'onState'>,
): Pick<ValueKeeper<Value>, 'save' | 'unsaved'> {
  const { unsaved } = useWords('teach')
  const [{ keeper, leave, tell }] = useState(() => {
    const page = { now: Date.now, random: Math.random, ...options() }
    const reopened = reopenKeeper<Value>(name, page, (made) => {
      const rest = whenOnline(() => made.retryNow())
      const forget = beforeSignOut(() => (made.hasUnsaved() ? unsaved : null))
      return () => {
        rest()
        forget()
      }
    })
    return { ...reopened, tell: page.onState }
  })
  useEffect(() => {
    for (const { key, state, value } of keeper.unsaved()) tell(key, state, value)
    return leave
  }, [keeper, leave, tell])
  return keeper
}
