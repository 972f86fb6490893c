/**
 * A value keeper in a page's hand: one for as long as the page stands, tried again when the line is
 * back. What waits outlives the page: it is still sent, and still asked about before one leaves.
 */
import { useEffect, useState } from 'preact/hooks'
import { whenOnline } from '#browser/api/when-online.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import { createValueKeeper, type ValueKeeper, type ValueKeeperOptions } from './value-keeper.ts'

/** The options are those of the first drawing: other things to keep need another key on the page. */
export function useValueKeeper<Value>(
  options: () => Pick<ValueKeeperOptions<Value>, 'send' | 'onState'>,
): Pick<ValueKeeper<Value>, 'save'> {
  const { unsaved } = useWords('teach')
  const [keeper] = useState(() => {
    const made = createValueKeeper<Value>({ now: Date.now, random: Math.random, ...options() })
    beforeSignOut(() => (made.hasUnsaved() ? unsaved : null))
    return made
  })
  useEffect(() => whenOnline(() => keeper.retryNow()), [keeper])
  return keeper
}
