/**
 * On a pupil's day: work that is still on this device, and work that the school would not take.
 * Nothing where all of it has arrived.
 */
import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { StateBadge } from '#browser/parts/state-badge.tsx'
import type { Satchel } from '#browser/satchel/create-satchel.ts'
import { type Entry, isWaiting, isWork } from '#browser/satchel/entry.ts'
import { useOwnSatchel } from '#browser/satchel/own-satchel.ts'

/** Shown at once; the rest follows as these are taken away. */
const refusedShownMax = 3

function RefusedWork({ entry, satchel }: { entry: Entry; satchel: Satchel }) {
  const { satchel: words } = useWords('general')
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  if (entry.where.at !== 'refused') return null
  const { refusal } = entry.where
  const said = currentRefusalWords({ refusal, refusals, general, voice, format })
  return (
    <Notice
      kind="attention"
      title={words.refusedTitle}
      actions={<Button onClick={() => void satchel.remove([entry.id])}>{words.takeAway}</Button>}
    >
      <p>
        {said.what} {words.refusedKept}
      </p>
      <p>{said.todo}</p>
    </Notice>
  )
}

export function SatchelNotice() {
  const { satchel: words } = useWords('general')
  const tu = useVoice() === 'tu'
  const own = useOwnSatchel()
  if (own === null) return null
  const { isDurable } = own.view
  const entries = own.view.entries.filter(isWork)
  // What a person calls a piece of work is a whole exercise, not each of its answers.
  const count = new Set(entries.filter(isWaiting).map((entry) => entry.attemptId)).size
  const refused = entries.filter((entry) => entry.where.at === 'refused')
  return (
    <>
      {count > 0 && (
        <Notice kind="information" title={words.waiting({ count, tu })} live>
          <p>
            <StateBadge state="on-device" />
          </p>
          <p>{isDurable ? words.leaves({ tu }) : words.onPageOnly}</p>
        </Notice>
      )}
      {refused.slice(0, refusedShownMax).map((entry) => (
        <RefusedWork key={entry.id} entry={entry} satchel={own.open.satchel} />
      ))}
    </>
  )
}
