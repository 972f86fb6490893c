/** *Mes questions*: what a pupil asked the teachers, and the answers, as they come. */
import { useEffect } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { watchNews } from '#browser/api/news.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { EnquiryList } from '#browser/messages/enquiry-list.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import type { Enquiry, PupilEnquiries } from '#contract/enquiries.ts'

export function MyEnquiriesPage() {
  const words = useWords('enquiry')
  const general = useWords('general')
  const viewer = useViewer()
  const navigation = useRoleLinks(null)
  const act = useAct()
  const pupilId = viewer.state === 'known' ? viewer.me.personId : ''
  const path = `/api/pupils/${pupilId}/enquiries`
  const loaded = useLoad(path, (signal) => callApi<PupilEnquiries>(path, { signal }))
  const { load, reload } = loaded
  const isWaiting =
    load.state === 'ready' && load.value.enquiries.some(({ answer }) => answer === null)
  useEffect(() => {
    if (!isWaiting) return
    return watchNews({ topic: 'enquiry', key: pupilId, onNews: reload })
  }, [isWaiting, pupilId, reload])
  const takeBack = ({ id }: Enquiry): void =>
    void act.run(
      () => callApi(`${path}/${id}`, { method: 'DELETE' }),
      () => {
        toast({ text: words.takenBack })
        reload()
      },
    )
  return (
    <PageShell
      title={words.own}
      intro={words.intro}
      navigation={navigation}
      back={{ href: pagePaths.myDay, label: general.homes.pupil }}
    >
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={reload} live />}
      <LoadView loaded={loaded} label={words.own}>
        {({ enquiries }) => (
          <EnquiryList enquiries={enquiries} own={{ busy: act.busy, onTakeBack: takeBack }} />
        )}
      </LoadView>
    </PageShell>
  )
}
