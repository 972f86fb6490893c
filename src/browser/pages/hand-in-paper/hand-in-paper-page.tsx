/** A teacher hands in a pupil's sheet for them: photos of it, what it answers, and when it came. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { PaperDesk } from '#contract/paper-copies.ts'
import { PaperForm } from './paper-form.tsx'
import './hand-in-paper.css'

export function HandInPaperPage({ params }: PageProps) {
  const words = useWords('paper-copy')
  const navigation = useTeacherLinks('teaching')
  const assignmentId = params.assignmentId ?? ''
  const pupilId = params.pupilId ?? ''
  const loaded = useLoad(`paper ${assignmentId} ${pupilId}`, (signal) =>
    callApi<PaperDesk>(`/api/assignments/${assignmentId}/pupils/${pupilId}/paper-copy`, { signal }),
  )
  const desk = loaded.load.state === 'ready' ? loaded.load.value : null
  const name = desk === null ? '' : `${desk.pupil.givenName} ${desk.pupil.familyName}`
  return (
    <PageShell
      title={desk === null ? words.title : words.titleOf({ name })}
      intro={desk?.title}
      back={{ href: pagePaths.following(assignmentId), label: words.toFollowing }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) =>
          value.state === 'handed_in' ? (
            <Notice kind="information" title={words.alreadyThere({ name })}>
              <p>{words.alreadyThereMeans}</p>
            </Notice>
          ) : (
            <PaperForm desk={value} name={name} assignmentId={assignmentId} pupilId={pupilId} />
          )
        }
      </LoadView>
    </PageShell>
  )
}
