/** What a child asked the teachers: for the guardian; for a head, whose opening is noted. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { EnquiryList } from '#browser/messages/enquiry-list.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import type { PupilEnquiries } from '#contract/enquiries.ts'

export function ChildEnquiriesPage({ params }: PageProps) {
  const words = useWords('enquiry')
  const general = useWords('general')
  const navigation = useRoleLinks(null)
  const viewer = useViewer()
  const pupilId = params.pupilId ?? ''
  const isGuardian = viewer.state === 'known' && viewer.me.children.some(({ id }) => id === pupilId)
  const path = `/api/pupils/${pupilId}/enquiries`
  const loaded = useLoad(path, (signal) => callApi<PupilEnquiries>(path, { signal }))
  const { load } = loaded
  const pupil = load.state === 'ready' ? load.value.pupil : null
  return (
    <PageShell
      title={
        pupil === null
          ? words.own
          : words.ofChild({
              // At home the given name says it, as over grades; at school there are many of it.
              name: isGuardian ? pupil.givenName : `${pupil.givenName} ${pupil.familyName}`,
            })
      }
      intro={isGuardian ? words.intro : words.introHead}
      navigation={navigation}
      back={
        isGuardian
          ? { href: pagePaths.children, label: general.homes.guardian }
          : { href: pagePaths.school, label: general.homes.head }
      }
    >
      <LoadView loaded={loaded} label={words.own}>
        {({ enquiries }) => <EnquiryList enquiries={enquiries} />}
      </LoadView>
    </PageShell>
  )
}
