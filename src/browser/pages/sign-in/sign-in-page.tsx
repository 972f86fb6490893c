/**
 * The door: the people that this device knows, then the ways in, then whether this computer is
 * shared. It is everybody's first page, and says little.
 */
import { useEffect, useState } from 'preact/hooks'
import { useSearch } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { HearLines } from '#browser/identity/hear-lines.tsx'
import { nextAddressOf } from '#browser/identity/next-address.ts'
import type { PeopleTiles } from '#browser/identity/people-tiles.tsx'
import { SharedSwitch } from '#browser/identity/shared-switch.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import { useViewer } from '#browser/viewer.ts'
import type { DevicePeopleAnswer } from '#contract/sign-in.ts'
import { OutsideNotice } from './outside-notice.tsx'
import { WaysIn } from './ways-in.tsx'
import '#browser/identity/identity.css'

/** Who waits on this device is a comfort: on a poor line the ways in do not wait for it longer. */
const peopleTimeoutMs = 3_000

type Tiles = typeof PeopleTiles

/** Most who come to the door are not known here yet: the tiles' code comes only for those who are. */
function WaitingPeople(props: Parameters<Tiles>[0]) {
  const [found, setFound] = useState<{ readonly Tiles: Tiles } | null>(null)
  useEffect(() => {
    import('#browser/identity/people-tiles.tsx').then(
      (code) => setFound({ Tiles: code.PeopleTiles }),
      // Without the tiles there are still the ways in.
      () => setFound(null),
    )
  }, [])
  return found === null ? <Waiting /> : <found.Tiles {...props} />
}

/** Somebody is in already: on they go, or another comes. */
function AlreadyHere({ name }: { name: string }) {
  const words = useWords('sign-in')
  const search = useSearch()
  return (
    <Notice
      title={words.alreadyHere({ name })}
      actions={
        <>
          <LinkButton kind="primary" href={nextAddressOf(search) ?? pagePaths.home}>
            {words.goOn}
          </LinkButton>
          <LinkButton href={pagePaths.whoIsIt}>{words.whoTitle}</LinkButton>
        </>
      }
    />
  )
}

function Ways({ title }: { title: string }) {
  const words = useWords('sign-in')
  const { haveCard, havePassword, haveLetter, haveDictated } = words
  return (
    <section class="stack" aria-labelledby="ways-in">
      <div class="row">
        <h2 id="ways-in">{title}</h2>
        <HearLines lines={[title, haveCard, havePassword, haveLetter, haveDictated]} />
      </div>
      <WaysIn />
    </section>
  )
}

export function SignInPage() {
  const words = useWords('sign-in')
  const viewer = useViewer()
  const { load, reload } = useLoad('device-people', (signal) =>
    callApi<DevicePeopleAnswer>('/api/device/people', {
      signal,
      timeoutMs: peopleTimeoutMs,
      ofDevice: true,
    }),
  )
  const me = viewer.state === 'known' ? viewer.me : null
  const waiting = load.state === 'ready' && me === null ? load.value.people : []
  const isFirst = waiting.length === 0 && me === null
  if (load.state === 'loading' || viewer.state === 'asking') {
    return (
      <PageShell title={words.title} person="nothing">
        <Waiting />
      </PageShell>
    )
  }
  return (
    <PageShell title={words.title} person="nothing">
      <div class="stack stack-wide">
        {viewer.state === 'nobody' && <OutsideNotice why={viewer.why} />}
        {me !== null && <AlreadyHere name={me.givenName} />}
        {waiting.length > 0 && (
          <section class="stack" aria-labelledby="people-here">
            <h2 id="people-here">{words.whoTitle}</h2>
            <WaitingPeople people={waiting} onGone={reload} />
          </section>
        )}
        <Ways title={isFirst ? words.intro : words.somebodyElse} />
        <SharedSwitch />
        <p>
          <PageLink href={pagePaths.help}>{words.helpLost}</PageLink>
        </p>
      </div>
    </PageShell>
  )
}
