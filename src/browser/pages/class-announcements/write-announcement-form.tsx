/** A short announcement: to whom, what, a link, until when. */
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { useTyped } from '#browser/write/use-typed.ts'
import { announcementLinkMax, announcementTextMax } from '#contract/announcement-limits.ts'
import type { AnnouncementInput } from '#contract/class-announcements.ts'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { AnnouncementPlace } from './announcement-places.ts'

/** As long as most of them are about something. */
const daysUsual = 7
const secureLink = /^https:\/\/[^\s/]+\S*$/

interface TypedAnnouncement {
  readonly to: string
  readonly text: string
  readonly link: string
  readonly until: Day
  /** The same id until it is received, also by a later page: sending twice is announcing once. */
  readonly sent: { readonly of: string; readonly id: string } | null
}

export interface WriteAnnouncementFormProps {
  places: readonly AnnouncementPlace[]
  today: Day
  onWritten: () => void
}

export function WriteAnnouncementForm({ places, today, onWritten }: WriteAnnouncementFormProps) {
  const words = useWords('announce')
  const act = useAct()
  const concern = useWords('teach').unsaved
  const { typed, change, clear } = useTyped<TypedAnnouncement>('announcement', {
    first: () => ({ to: '', text: '', link: '', until: addDays(today, daysUsual), sent: null }),
    isEmpty: ({ text, link }) => text.trim() === '' && link.trim() === '',
    concern,
  })
  const { to, text, link, until } = typed
  const place = places.find(({ path }) => path === to) ?? places[0]
  const isLinkWrong = link.trim() !== '' && !secureLink.test(link.trim())
  if (place === undefined) return <p>{words.nowhere}</p>
  const send = (): void => {
    if (text.trim() === '' || isLinkWrong) return
    const content = { text: text.trim(), link: link.trim() === '' ? null : link.trim(), until }
    const of = JSON.stringify([place.path, content])
    const before = typed.sent?.of === of ? typed.sent : null
    const sent = before ?? { of, id: mintId({ now: Date.now }, systemRandom) }
    change({ sent })
    const body: AnnouncementInput = { id: sent.id, ...content }
    void act.run(
      () => callApi(place.path, { body }),
      () => {
        clear()
        toast({ text: words.written({ to: place.name }) })
        onWritten()
      },
    )
  }
  return (
    <form
      class="stack announcement-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Select
        label={words.to}
        value={place.path}
        onValue={(to) => change({ to })}
        options={places.map(({ kind, name, path }) => ({
          value: path,
          label: kind === 'course' ? name : words.places[kind]({ name }),
        }))}
      />
      <TextArea
        label={words.text}
        hint={words.textHint}
        value={text}
        onValue={(text) => change({ text })}
        rows={3}
        maxLength={announcementTextMax}
      />
      <Field
        label={words.link}
        hint={words.linkHint}
        error={isLinkWrong ? words.linkWrong : undefined}
        value={link}
        onValue={(link) => change({ link })}
        type="url"
        maxLength={announcementLinkMax}
      />
      <Field label={words.until} value={until} onValue={(until) => change({ until })} type="date" />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={send} live />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy} disabled={text.trim() === ''}>
          {words.write}
        </Button>
      </p>
    </form>
  )
}
