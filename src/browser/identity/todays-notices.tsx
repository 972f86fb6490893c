/**
 * What a pupil is to be told on the day's page: that they came of age. Asked once a day and device,
 * after the day itself; for nearly everybody there is nothing, and nothing more is fetched.
 */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { prepareWords } from '#browser/catalogue/speech.ts'
import type { Me } from '#contract/me.ts'
import type { Notices } from '#contract/sign-in.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { OfAgeNoticeProps } from './of-age-notice.tsx'

type Notice = Notices['notices'][number]

interface Told {
  readonly notice: Notice
  readonly Notice: ComponentType<OfAgeNoticeProps>
}

/** The day on which there was nothing to tell; or that what was told has been read. */
const storagePrefix = 'preau.notices.'
const read = 'read'

function remembered(me: Me): string | null {
  try {
    return localStorage.getItem(storagePrefix + me.personId)
  } catch {
    // Storage may be closed to us: then it is asked every time.
    return null
  }
}

function remember(me: Me, what: string): void {
  if (me.sharedDevice) return
  try {
    localStorage.setItem(storagePrefix + me.personId, what)
  } catch {
    // Not remembered: asked again the next time.
  }
}

async function findNotice(me: Me): Promise<Told | null> {
  const today = dayOf(Date.now(), me.schools[0]?.timeZone ?? 'Europe/Paris')
  const before = remembered(me)
  if (before === read || before === today) return null
  const answer = await callApi<Notices>('/api/me/notices')
  if (!answer.ok) return null
  const notice = answer.value.notices[0]
  if (notice === undefined) {
    remember(me, today)
    return null
  }
  const [code] = await Promise.all([import('./of-age-notice.tsx'), prepareWords(['account'])])
  return { notice, Notice: code.OfAgeNotice }
}

export function TodaysNotices({ me }: { me: Me }) {
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => {
    let left = false
    findNotice(me).then(
      (found) => {
        if (!left) setTold(found)
      },
      // Its code did not arrive: there is another time, for thirty days.
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [me])
  if (told === null) return null
  return (
    <div class="page-notice">
      <told.Notice
        since={told.notice.since}
        onRead={() => {
          remember(me, read)
          setTold(null)
        }}
      />
    </div>
  )
}
