/**
 * When schools are closed and the card is at school: a guardian shows it from the own account, to
 * be scanned by the child's device or typed in there, or opens the child's day on this device.
 */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { OpenChildButton } from '#browser/identity/open-child-button.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { QrCode } from '#browser/parts/qr-code.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import type { OneCard } from '#contract/cards.ts'
import '#browser/identity/identity.css'

function ShownCard({ shown, pupilId }: { shown: OneCard; pupilId: string }) {
  const words = useWords('account')
  const { card } = shown
  const name = card.givenName
  return (
    <div class="stack stack-wide">
      {shown.isDemonstration && <Notice kind="attention" title={words.childCardDemo} />}
      <div class="shown-card">
        <h2>{name}</h2>
        <p>
          {shown.className}, {shown.schoolName}
        </p>
        <div class="shown-card-qr">
          <QrCode text={card.qrText} label={words.childCardQr({ name })} />
        </div>
        <p>{words.childCardCode}</p>
        <p class="shown-card-code">{card.shortCode.replaceAll('-', ' ')}</p>
        <p class="soft">{words.childCardAt({ site: shown.siteAddress })}</p>
      </div>
      <div class="row no-print">
        <OpenChildButton pupilId={pupilId} givenName={name} kind="primary" />
        <Button sign="print" onClick={() => window.print()}>
          {words.printCard}
        </Button>
      </div>
      <p class="soft no-print">{words.openChildMeans({ name })}</p>
    </div>
  )
}

/** The card is only for a session that the guardian's own password opened. */
function NeedsPassword() {
  const words = useWords('account')
  const { what, means, todo } = words.childCardPassword
  return (
    <Notice kind="attention" title={what}>
      <p>{means}</p>
      <p>{todo}</p>
    </Notice>
  )
}

export function ShowChildCardPage({ params }: PageProps) {
  const words = useWords('account')
  const viewer = useViewer()
  const navigation = useRoleLinks(null)
  const pupilId = params.pupilId ?? ''
  const child =
    viewer.state === 'known' ? viewer.me.children.find(({ id }) => id === pupilId) : undefined
  const name = child?.givenName ?? ''
  const loaded = useLoad(`child-card ${pupilId}`, (signal) =>
    callApi<OneCard>(`/api/pupils/${pupilId}/card`, { signal }),
  )
  const { load } = loaded
  const needsPassword = load.state === 'failed' && load.refusal.code === 'password_needed'
  return (
    <PageShell
      title={words.childCardTitle({ name })}
      intro={words.childCardIntro({ name })}
      navigation={navigation}
      back={{ href: pagePaths.children, label: words.backToChildren }}
    >
      {needsPassword ? (
        <NeedsPassword />
      ) : (
        <LoadView loaded={loaded} label={words.childCardTitle({ name })}>
          {(shown) => <ShownCard shown={shown} pupilId={pupilId} />}
        </LoadView>
      )}
    </PageShell>
  )
}
