/**
 * Lessons in the calendar of one's own phone: making a secret address, seeing it once, and ending
 * it. Says in plain words what whoever has the address can see.
 */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { CalendarFeedList } from '#contract/calendar-feeds.ts'
import type { Me } from '#contract/me.ts'
import { FeedLine } from './feed-line.tsx'

type Feed = CalendarFeedList['feeds'][number]

export function MyCalendar({ me }: { me: Me }) {
  const words = useWords('account').calendar
  const tu = useVoice() === 'tu'
  const loaded = useLoad('calendar-feeds', (signal) =>
    callApi<CalendarFeedList>('/api/me/calendar-feeds', { signal }),
  )
  // Whoever has no lessons anywhere is not offered an empty calendar.
  if (loaded.load.state === 'ready' && loaded.load.value.feeds.length === 0) return null
  return (
    <section class="stack" aria-labelledby="my-calendar">
      <h2 id="my-calendar">{words.title}</h2>
      <p>{words.intro({ tu })}</p>
      <p>{words.whoSees}</p>
      <LoadView loaded={loaded}>
        {({ feeds }) => (
          <ul class="session-list">
            {feeds.map((feed) => (
              <FeedLine
                key={feed.pupilId ?? 'teacher'}
                pupilId={feed.pupilId}
                feed={feed.feed}
                name={nameOf(feed, me, words)}
                onChanged={loaded.reload}
              />
            ))}
          </ul>
        )}
      </LoadView>
    </section>
  )
}

function nameOf(
  { pupilId }: Feed,
  me: Me,
  words: { readonly taught: string; readonly own: string },
): string {
  if (pupilId === null) return words.taught
  return me.children.find(({ id }) => id === pupilId)?.givenName ?? words.own
}
