/**
 * *Qui es-tu ?*: the people of this device. One phone, three children: each comes to the front in
 * one tap, somebody can be added, one or all can be taken off.
 */
import { useState } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { PreauYard } from '#browser/drawings/preau-yard.tsx'
import { Sign } from '#browser/drawings/sign.tsx'
import { concernsBeforeSignOut, goFresh } from '#browser/identity/before-sign-out.ts'
import { ConcernList } from '#browser/identity/concern-list.tsx'
import { EntryRefusal } from '#browser/identity/entry-refusal.tsx'
import { HearLines } from '#browser/identity/hear-lines.tsx'
import { leaveDevice } from '#browser/identity/leave-device.ts'
import { PeopleTiles } from '#browser/identity/people-tiles.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import type { DevicePeopleAnswer } from '#contract/sign-in.ts'

/** As the server counts them (`devicePeopleMax`). */
const peopleMax = 6

/** Everybody leaves this device, after asking. */
function EverybodyOut() {
  const words = useWords('sign-in')
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const go = async (): Promise<void> => {
    setBusy(true)
    const answer = await leaveDevice('everybody', null)
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.refusal)
    goFresh(pagePaths.signIn)
  }
  return (
    <>
      <Button sign="leave" onClick={() => setOpen(true)}>
        {words.everybodyOut}
      </Button>
      <ConfirmDialog
        open={open}
        title={words.everybodyOutTitle}
        confirmText={words.everybodyOut}
        busy={busy}
        onConfirm={() => void go()}
        onClose={() => {
          setRefusal(null)
          setOpen(false)
        }}
      >
        <ConcernList concerns={open ? concernsBeforeSignOut() : []} />
        <p>{words.everybodyOutMeans}</p>
        {refusal && <EntryRefusal refusal={refusal} />}
      </ConfirmDialog>
    </>
  )
}

function People({ people, onGone }: { people: DevicePeopleAnswer['people']; onGone: () => void }) {
  const words = useWords('sign-in')
  const [tidying, setTidying] = useState(false)
  if (people.length === 0) {
    return (
      <EmptyState
        drawing={<PreauYard />}
        action={
          <LinkButton kind="primary" href={pagePaths.signIn}>
            {words.addSomebody}
          </LinkButton>
        }
      >
        {words.nobodyHere}
      </EmptyState>
    )
  }
  const isFull = people.length >= peopleMax
  return (
    <div class="stack stack-wide">
      <PeopleTiles
        people={people}
        onGone={onGone}
        tidying={tidying}
        adding={
          isFull ? null : (
            <PageLink href={pagePaths.signIn} class="person adding">
              <Sign name="plus" />
              <span>{words.addSomebody}</span>
            </PageLink>
          )
        }
      />
      {isFull && <Notice title={words.deviceIsFull({ count: people.length })} />}
      <div class="row">
        <HearLines
          lines={[words.whoTitle, words.whoIntro, ...people.map((one) => one.givenName)]}
        />
        <Button aria-pressed={tidying} onClick={() => setTidying(!tidying)}>
          {tidying ? words.tidyDone : words.tidy}
        </Button>
        {tidying && <EverybodyOut />}
      </div>
    </div>
  )
}

export function WhoIsItPage() {
  const words = useWords('sign-in')
  const loaded = useLoad('device-people', (signal) =>
    callApi<DevicePeopleAnswer>('/api/device/people', { signal, ofDevice: true }),
  )
  return (
    <PageShell title={words.whoTitle} intro={words.whoIntro}>
      <LoadView loaded={loaded} label={words.whoTitle}>
        {({ people }) => <People people={people} onGone={loaded.reload} />}
      </LoadView>
    </PageShell>
  )
}
