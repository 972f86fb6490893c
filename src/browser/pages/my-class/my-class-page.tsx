/** A class that one teaches: new devices of its pupils, codes to dictate, cards to make anew. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { useViewer } from '#browser/viewer.ts'
import type { ClassDetail } from '#contract/classes.ts'
import { ClassPupils } from './class-pupils.tsx'
import { ClassWorkPlans } from './class-work-plans.tsx'
import { NewDevicesList } from './new-devices-list.tsx'
import './my-class.css'

export function MyClassPage({ params }: PageProps) {
  const words = useWords('teach').classes
  const navigation = useTeacherLinks('classes')
  const classId = params.classId ?? ''
  const loaded = useLoad(`my class ${classId}`, (signal) =>
    callApi<ClassDetail>(`/api/classes/${classId}`, { signal }),
  )
  const viewer = useViewer()
  const detail = loaded.load.state === 'ready' ? loaded.load.value : null
  const own = viewer.state === 'known' ? viewer.me.personId : ''
  const isMain = detail?.teachers.some((one) => one.isMain && one.id === own) ?? false
  return (
    <PageShell
      title={detail === null ? words.title : words.className({ name: detail.name })}
      intro={detail && words.pupilCount({ count: detail.pupils.length })}
      back={{ href: pagePaths.myClasses, label: words.title }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) => (
          <div class="stack stack-wide">
            <p class="row">
              <LinkButton href={pagePaths.classCalls(classId)} sign="phone">
                {words.callList}
              </LinkButton>
              <LinkButton href={pagePaths.classLog(classId)}>{words.log}</LinkButton>
              <LinkButton href={pagePaths.weekLoad(classId)}>{words.load}</LinkButton>
              <LinkButton href={pagePaths.classCards(classId)} sign="print">
                {words.printCards}
              </LinkButton>
              {isMain && (
                <LinkButton href={pagePaths.classReports(classId)}>{words.reports}</LinkButton>
              )}
            </p>
            {isMain && <ClassWorkPlans courses={value.courses} />}
            <NewDevicesList classId={classId} />
            <ClassPupils detail={value} adjusts={isMain} onChange={loaded.reload} />
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
