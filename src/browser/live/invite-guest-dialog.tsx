/** Invites adults of the school to a live class by name; each waits until somebody lets them in. */
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { LiveGuests } from '#contract/live-guests.ts'

type Adult = LiveGuests['adults'][number]

const nameOf = ({ familyName, givenName }: Adult): string => `${givenName} ${familyName}`

interface GuestsProps extends LiveGuests {
  lessonId: string
  onChanged: () => void
}

function Guests({ adults, lessonId, onChanged }: GuestsProps) {
  const words = useWords('live').guests
  const act = useAct()
  const change = (method: 'PUT' | 'DELETE', one: Adult, done: string): void =>
    void act.run(
      () => callApi(`/api/lessons/${lessonId}/live/guests/${one.id}`, { method }),
      () => {
        toast({ text: done })
        onChanged()
      },
    )
  const invited = adults.filter(({ isInvited }) => isInvited)
  const others = adults.filter(({ isInvited }) => !isInvited)
  return (
    <div class="stack">
      <p class="soft">{words.means}</p>
      <Select
        label={words.who}
        value=""
        placeholder={words.choose}
        options={others.map((one) => ({ value: one.id, label: nameOf(one) }))}
        onValue={(id) => {
          const one = others.find((other) => other.id === id)
          if (one !== undefined) change('PUT', one, words.invited({ name: nameOf(one) }))
        }}
      />
      {act.refusal && <ErrorView refusal={act.refusal} live />}
      {invited.length > 0 && (
        <>
          <ul class="plain live-hands">
            {invited.map((one) => (
              <li key={one.id}>
                <span>{nameOf(one)}</span>
                <Button
                  onClick={() => change('DELETE', one, words.takenBack({ name: nameOf(one) }))}
                >
                  {words.takeBack}
                  <span class="for-screen-readers"> {nameOf(one)}</span>
                </Button>
              </li>
            ))}
          </ul>
          <p>
            {words.address} <code>{location.origin + pagePaths.liveClass(lessonId)}</code>
          </p>
        </>
      )}
    </div>
  )
}

export function InviteGuestDialog({
  lessonId,
  onClose,
}: {
  lessonId: string
  onClose: () => void
}) {
  const words = useWords('live').guests
  const loaded = useLoad(`guests ${lessonId}`, (signal) =>
    callApi<LiveGuests>(`/api/lessons/${lessonId}/live/guests`, { signal }),
  )
  return (
    <Dialog open title={words.title} onClose={onClose}>
      <LoadView loaded={loaded} label={words.title}>
        {({ adults }) => <Guests {...{ adults, lessonId }} onChanged={loaded.reload} />}
      </LoadView>
    </Dialog>
  )
}
