/** Tells a pupil who came of age what changes: for thirty days, as the school's server says. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Notice } from '#browser/parts/notice.tsx'
import type { Notices } from '#contract/sign-in.ts'

/** Nothing while there is nothing to tell; a failed request tells nothing either. */
export function OfAgeNotice() {
  const words = useWords('account')
  const format = useFormat()
  const { load } = useLoad('my-notices', (signal) =>
    callApi<Notices>('/api/me/notices', { signal }),
  )
  const since = load.state === 'ready' ? load.value.notices[0]?.since : undefined
  if (since === undefined) return null
  return (
    <Notice title={words.ofAgeTitle}>
      {/* A day without a time: noon is that day in every zone of the country. */}
      <p>{words.ofAgeText({ day: format.day(`${since}T12:00:00Z`) })}</p>
      <p>{words.ofAgeTodo}</p>
    </Notice>
  )
}
