/**
 * A shared computer forgets people after four hours. This warns ten minutes before, names what the
 * school has not received yet, and at the end goes to the door by itself.
 */
import { useEffect, useState } from 'preact/hooks'
import { serverClock } from '#browser/api/server-clock.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { refreshViewer } from '#browser/viewer.ts'
import { concernsBeforeSignOut } from './before-sign-out.ts'
import { ConcernList } from './concern-list.tsx'
import { askSessionEnd, readSessionEnd } from './session-end.ts'
import { createSessionLeft, warnBeforeMs } from './session-left.ts'

/** Often enough for minutes; a sleeping computer wakes up to the right time. */
const lookEveryMs = 20_000
/** Over, and nobody could say so: asked again later, not by all computers of a room at once. */
const askAgainMs = 60_000

/** The account that has read the warning: it is not said again on every page. */
let warned: string | null = null

export function SharedComputerWatch({ accountId }: { accountId: string }) {
  const { person } = useWords('general')
  const tu = useVoice() === 'tu'
  const format = useFormat()
  const [leftMs, setLeftMs] = useState<number | null>(null)
  const [isRead, setIsRead] = useState(warned === accountId)
  useEffect(() => {
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const leftNow = createSessionLeft({
      readEnd: () => readSessionEnd(accountId),
      askEnd: () => askSessionEnd(accountId),
      nowMs: serverClock.nowMs,
    })
    const look = async (): Promise<void> => {
      const left = await leftNow()
      if (gone) return
      if (left !== null) setLeftMs(left)
      const isOver = left !== null && left <= 0
      if (isOver) await refreshViewer()
      if (gone) return
      const againMs = isOver ? askAgainMs * (1 + Math.random()) : lookEveryMs
      timer = setTimeout(() => void look(), againMs)
    }
    void look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [accountId])

  const read = (): void => {
    warned = accountId
    setIsRead(true)
  }
  const isNear = leftMs !== null && leftMs > 0 && leftMs <= warnBeforeMs
  const concerns = isNear && !isRead ? concernsBeforeSignOut() : []
  return (
    <Dialog
      open={isNear && !isRead}
      title={person.endsSoonTitle({ wait: format.duration(leftMs ?? 0) })}
      onClose={read}
      actions={
        <Button kind="primary" onClick={read}>
          {person.understood}
        </Button>
      }
    >
      <p>{person.endsSoonMeans({ tu })}</p>
      <ConcernList concerns={concerns} />
    </Dialog>
  )
}
