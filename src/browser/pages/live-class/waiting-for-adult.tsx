/** Before an adult is there: a calm place, and the lesson's own things to read, here on the page. */

import { useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { resourceFiles } from '#browser/content/file-addresses.ts'
import { Bench } from '#browser/drawings/bench.tsx'
import { PreFlightDoor } from '#browser/live/pre-flight-door.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { MyDay } from '#contract/day.ts'
import type { Reading } from '#contract/resources.ts'

type DayResource = MyDay['lessons'][number]['resources'][number]

async function askReading(id: string, signal: AbortSignal): Promise<ApiResult<Reading>> {
  return callApi<Reading>(`/api/resources/${id}/reading`, { signal })
}

function ReadHere({ id }: { id: string }) {
  const words = useWords('live').waiting
  const loaded = useLoad<Reading>(`live reading ${id}`, (signal) => askReading(id, signal))
  return (
    <LoadView loaded={loaded} label={words.meanwhile}>
      {({ content, files }) => (
        <ContentBlocks
          blocks={content.blocks.filter(({ type }) => type !== 'exercise')}
          fileAddress={resourceFiles(id)}
          files={files}
          headingShift={1}
          sparing
        />
      )}
    </LoadView>
  )
}

/** Fetched when it is opened, and not before: a poor line is the normal line. */
function Resource({ id, title }: DayResource) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Disclosure label={title} open={isOpen} onToggle={setOpen}>
      {isOpen && <ReadHere id={id} />}
    </Disclosure>
  )
}

function Meanwhile({ lessonId }: { lessonId: string }) {
  const words = useWords('live').waiting
  const { load } = useLoad<MyDay>('live day', (signal) => callApi<MyDay>('/api/day', { signal }))
  const lesson =
    load.state === 'ready' ? load.value.lessons.find(({ id }) => id === lessonId) : undefined
  if (lesson === undefined || lesson.resources.length === 0) return null
  return (
    <section class="stack">
      <h2>{words.meanwhile}</h2>
      {lesson.resources.map((resource) => (
        <Resource key={resource.id} {...resource} />
      ))}
    </section>
  )
}

export function WaitingForAdult({ lessonId, isPupil }: { lessonId: string; isPupil: boolean }) {
  const words = useWords('live').waiting
  const tu = useVoice() === 'tu'
  return (
    <div class="stack stack-wide">
      <section class="live-waiting">
        <div class="live-waiting-drawing">
          <Bench />
        </div>
        <div>
          <h2 class="live-waiting-title">{tu ? words.titleTu : words.title}</h2>
          <p>{words.means({ tu })}</p>
          <p class="soft">{words.alone({ tu })}</p>
        </div>
      </section>
      <PreFlightDoor />
      {isPupil && <Meanwhile lessonId={lessonId} />}
    </div>
  )
}
