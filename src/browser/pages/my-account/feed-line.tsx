/** One person's lessons in a calendar: whether there is an address, making one, changing it, ending it. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { EntryRefusal } from '#browser/identity/entry-refusal.tsx'
import { announce, toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import type { CalendarFeedList, CalendarFeedMade } from '#contract/calendar-feeds.ts'
import { FeedAddress } from './feed-address.tsx'

type Feed = CalendarFeedList['feeds'][number]

export interface FeedLineProps {
  /** Null: the lessons that the reader teaches. */
  pupilId: Feed['pupilId']
  feed: Feed['feed']
  name: string
  onChanged: () => void
}

export function FeedLine({ pupilId, feed, name, onChanged }: FeedLineProps) {
  const words = useWords('account').calendar
  const act = useAct()
  const [made, setMade] = useState<CalendarFeedMade | null>(null)
  const [asks, setAsks] = useState<'replace' | 'end' | null>(null)

  const make = (): Promise<void> =>
    act.run(
      () => callApi<CalendarFeedMade>('/api/me/calendar-feeds', { body: { pupilId } }),
      (value) => {
        setAsks(null)
        setMade(value)
        announce(words.madeTitle)
        onChanged()
      },
    )
  const end = (id: string): Promise<void> =>
    act.run(
      () => callApi(`/api/me/calendar-feeds/${id}`, { method: 'DELETE' }),
      () => {
        setAsks(null)
        setMade(null)
        toast({ text: words.ended })
        onChanged()
      },
    )
  return (
    <li>
      <FeedState feed={feed} name={name} />
      <div class="row">
        <Button
          busy={act.busy && asks === null}
          aria-label={feed === null ? words.makeFor({ name }) : words.replaceFor({ name })}
          onClick={() => (feed === null ? void make() : setAsks('replace'))}
        >
          {feed === null ? words.make : words.replace}
        </Button>
        {feed !== null && (
          <Button aria-label={words.endFor({ name })} onClick={() => setAsks('end')}>
            {words.end}
          </Button>
        )}
      </div>
      {made !== null && <FeedAddress path={made.path} />}
      {act.refusal && asks === null && <EntryRefusal refusal={act.refusal} />}
      <ConfirmDialog
        open={asks !== null}
        title={asks === 'end' ? words.endTitle({ name }) : words.replaceTitle({ name })}
        confirmText={asks === 'end' ? words.end : words.replace}
        busy={act.busy}
        onClose={() => setAsks(null)}
        onConfirm={() => void (asks === 'end' && feed !== null ? end(feed.id) : make())}
      >
        <p>{words.endText}</p>
        {act.refusal && <EntryRefusal refusal={act.refusal} />}
      </ConfirmDialog>
    </li>
  )
}

function FeedState({ feed, name }: Pick<FeedLineProps, 'feed' | 'name'>) {
  const words = useWords('account').calendar
  const format = useFormat()
  return (
    <div>
      <p>
        <strong>{name}</strong>
      </p>
      <p class="soft small">
        {feed === null
          ? words.none
          : words.since({
              made: format.dateTime(feed.madeAt),
              until: format.day(feed.expiresAt),
            })}
      </p>
    </div>
  )
}
