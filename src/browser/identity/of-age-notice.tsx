/** Tells a pupil who came of age what changes. The page that shows it has the words `account`. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'

export interface OfAgeNoticeProps {
  /** The eighteenth birthday, as a day. */
  since: string
  /** Absent where the notice stays. */
  onRead?: (() => void) | undefined
}

export function OfAgeNotice({ since, onRead }: OfAgeNoticeProps) {
  const words = useWords('account')
  const general = useWords('general')
  const format = useFormat()
  return (
    <Notice
      title={words.ofAgeTitle}
      actions={onRead && <Button onClick={onRead}>{general.person.understood}</Button>}
    >
      {/* A day without a time: noon is that day in every zone of the country. */}
      <p>{words.ofAgeText({ day: format.day(`${since}T12:00:00Z`) })}</p>
      <p>{words.ofAgeTodo}</p>
    </Notice>
  )
}
