/** Before somebody leaves this device: says what of their work the school does not have yet. */
import { useEffect } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { isWork } from '#browser/satchel/entry.ts'
import { ownSatchel } from '#browser/satchel/own-satchel.ts'
import { beforeSignOut } from './before-sign-out.ts'

export function SatchelWatch() {
  const { satchel: words } = useWords('general')
  useEffect(
    () =>
      beforeSignOut(
        () => {
          const open = ownSatchel()
          const waiting = open?.satchel
            .view()
            .entries.filter((entry) => isWork(entry) && entry.where.at !== 'school')
          const count = new Set(waiting?.map((entry) => entry.attemptId)).size
          return count === 0 ? null : words.whenLeaving({ count, sealed: open?.isSealed ?? false })
        },
        { survivesClosing: true },
      ),
    [words],
  )
  return null
}
