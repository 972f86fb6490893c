/** Where this person is signed in, and the way to end what should not be. */
import { useState } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { callApi } from '#browser/api/call-api.ts'
import type { Loaded } from '#browser/api/use-load.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { EntryRefusal } from '#browser/identity/entry-refusal.tsx'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { DeviceSessions } from '#contract/sign-in.ts'

type Session = DeviceSessions['sessions'][number]

function SessionLine({
  session,
  onEnd,
  busy,
}: {
  session: Session
  onEnd: () => void
  busy: boolean
}) {
  const words = useWords('account')
  const format = useFormat()
  const device = session.deviceLabel === '' ? words.unknownDevice : session.deviceLabel
  return (
    <li>
      <div>
        <p>
          <strong>{device}</strong>
          {session.isThis && ` · ${words.thisDevice}`}
          {session.shared && ` · ${words.sharedDevice}`}
        </p>
        <p class="soft small">
          {words.openedOn({
            when: format.dateTime(session.issuedAt),
            way: words.ways[session.openedBy],
          })}
          , {words.openUntil({ when: format.dateTime(session.expiresAt) })}
        </p>
      </div>
      {!session.isThis && (
        <Button busy={busy} aria-label={words.closeSessionOf({ device })} onClick={onEnd}>
          {words.closeSession}
        </Button>
      )}
    </li>
  )
}

export function MySessions({ loaded }: { loaded: Loaded<DeviceSessions> }) {
  const words = useWords('account')
  const tu = useVoice() === 'tu'
  const [ending, setEnding] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)

  const end = async (id: string, path: string): Promise<void> => {
    setEnding(id)
    setRefusal(null)
    const answer = await callApi<{ ended: number }>(path, { method: 'POST' })
    setEnding(null)
    // Ended already, from elsewhere: that is what was wanted.
    if (!answer.ok && answer.refusal.code !== 'not_found') return setRefusal(answer.refusal)
    const count = answer.ok ? answer.value.ended : 1
    toast({ text: id === 'others' ? words.othersClosed({ count }) : words.sessionClosed })
    loaded.reload()
  }
  return (
    <section class="stack" aria-labelledby="my-devices">
      <h2 id="my-devices">{words.devicesTitle({ tu })}</h2>
      <p>{words.devicesIntro({ tu })}</p>
      <LoadView loaded={loaded}>
        {({ sessions }) => (
          <>
            <ul class="session-list">
              {sessions.map((session) => (
                <SessionLine
                  key={session.id}
                  session={session}
                  busy={ending === session.id}
                  onEnd={() => void end(session.id, `/api/device/sessions/${session.id}/end`)}
                />
              ))}
            </ul>
            {refusal && <EntryRefusal refusal={refusal} />}
            {sessions.some(({ isThis }) => !isThis) && (
              <div>
                <Button
                  busy={ending === 'others'}
                  onClick={() => void end('others', '/api/device/sessions/end-others')}
                >
                  {words.closeOthers}
                </Button>
              </div>
            )}
          </>
        )}
      </LoadView>
    </section>
  )
}
