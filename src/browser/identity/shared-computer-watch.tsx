/**
 * A shared computer forgets people after four hours. This warns ten minutes before, names what the
 * school has not received yet, and at the end goes to the door by itself.
 */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { refreshViewer } from '#browser/viewer.ts'
import { concernsBeforeSignOut } from './before-sign-out.ts'
import { ConcernList } from './concern-list.tsx'
import { readSessionEnd } from './session-end.ts'

const warnBeforeMs = 10 * 60_000
/** Often enough for minutes; a sleeping computer wakes up to the right time. */
const lookEveryMs = 20_000

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
    const look = async (): Promise<void> => {
      const endsAtMs = await readSessionEnd(accountId)
      if (gone || endsAtMs === null) return
      const left = endsAtMs - Date.now()
      setLeftMs(left)
      if (left > 0) return
      clearInterval(timer)
      await refreshViewer()
    }
    const timer = setInterval(() => void look(), lookEveryMs)
    void look()
    return () => {
      gone = true
      clearInterval(timer)
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
