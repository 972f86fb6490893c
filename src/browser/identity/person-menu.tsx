/**
 * At the header's end: who is in front, the way to the other people of this device, to what is
 * one's own, and out. On a shared computer the way out is always in sight.
 */
import { useLocation } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { useInstallOffer } from '#browser/device/install-offer.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Menu } from '#browser/parts/menu.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import { useViewer } from '#browser/viewer.ts'
import type { Me } from '#contract/me.ts'
import { OtherTabsWatch } from './other-tabs-watch.tsx'
import { SatchelWatch } from './satchel-watch.tsx'
import { useLeaving } from './use-leaving.tsx'

async function loadSharedComputerWatch() {
  return (await import('./shared-computer-watch.tsx')).SharedComputerWatch
}

function MenuOfPerson({ me }: { me: Me }) {
  const { person } = useWords('general')
  const [, navigate] = useLocation()
  const install = useInstallOffer()
  const { leave, dialog } = useLeaving({ atOnce: me.sharedDevice })
  const { Part: SharedComputerWatch } = useLatePart(loadSharedComputerWatch, me.sharedDevice)
  return (
    <>
      {me.sharedDevice && (
        <button type="button" class="shell-tool" onClick={leave}>
          <Sign name="leave" />
          <span>{person.sharedLeave}</span>
        </button>
      )}
      <Menu
        label={person.menuOf({ name: me.givenName })}
        inHeader={{ sign: 'person', text: me.givenName }}
        items={[
          {
            label: person.change,
            sign: 'change',
            onSelect: () => navigate(pagePaths.whoIsIt),
          },
          {
            label: person.account,
            sign: 'person',
            onSelect: () => navigate(pagePaths.myAccount),
          },
          // A computer that belongs to nobody gets no app of one person's.
          ...(install === null || me.sharedDevice
            ? []
            : [{ label: person.install, sign: 'device', onSelect: install } as const]),
          { label: person.leave, sign: 'leave', onSelect: leave },
        ]}
      />
      {dialog}
      <SatchelWatch />
      <OtherTabsWatch accountId={me.accountId} />
      {me.sharedDevice && SharedComputerWatch && <SharedComputerWatch accountId={me.accountId} />}
    </>
  )
}

export function PersonMenu() {
  const { person } = useWords('general')
  const viewer = useViewer()
  if (viewer.state === 'known') return <MenuOfPerson me={viewer.me} />
  if (viewer.state !== 'nobody') return null
  return (
    <PageLink href={pagePaths.signIn} class="shell-tool named">
      <Sign name="person" />
      <span>{person.signIn}</span>
    </PageLink>
  )
}
