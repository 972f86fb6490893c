/** Teachers' own small groups inside a course: made, changed, deleted; seen by no pupil and no family. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { workingGroupsMax } from '#contract/working-group-limits.ts'
import type { CourseGroups } from '#contract/working-groups.ts'
import { GroupCard } from './group-card.tsx'
import { GroupForm } from './group-form.tsx'
import './working-groups.css'

interface GroupsProps {
  courseId: string
  course: CourseGroups
  onChange: () => void
}

function NewGroup({ course, courseId, onChange }: GroupsProps) {
  const words = useWords('working-group')
  const [made, setMade] = useState(0)
  if (course.pupils.length === 0) return <p>{words.noPupils}</p>
  if (course.groups.length >= workingGroupsMax)
    return <p>{words.full({ max: workingGroupsMax })}</p>
  const saved = (name: string): void => {
    toast({ text: words.created({ name }) })
    setMade(made + 1)
    onChange()
  }
  return <GroupForm key={made} {...{ course, courseId }} group={null} onSaved={saved} />
}

function Groups(props: GroupsProps) {
  const words = useWords('working-group')
  const [openId, setOpenId] = useState<string | null>(null)
  const { groups } = props.course
  return (
    <div class="stack stack-wide">
      <Notice title={words.secret}>
        <p>{words.secretMeans}</p>
      </Notice>
      <section class="stack">
        <h2>{words.list}</h2>
        {groups.length === 0 && <p class="soft">{words.none}</p>}
        {groups.map((group) => (
          <GroupCard
            key={group.id}
            {...props}
            group={group}
            isOpen={openId === group.id}
            onOpen={(open) => setOpenId(open ? group.id : null)}
          />
        ))}
      </section>
      <section class="stack">
        <h2>{words.new}</h2>
        <NewGroup {...props} />
      </section>
    </div>
  )
}

export function WorkingGroupsPage({ params }: PageProps) {
  const words = useWords('working-group')
  const courseId = params.courseId ?? ''
  const navigation = useTeacherLinks('teaching')
  const loaded = useLoad(`groups of ${courseId}`, (signal) =>
    callApi<CourseGroups>(`/api/courses/${courseId}/working-groups`, { signal }),
  )
  useFreshReturn(loaded.reload)
  return (
    <PageShell
      title={words.title}
      intro={loaded.load.state === 'ready' ? loaded.load.value.courseName : undefined}
      back={{ href: pagePaths.classGlance(courseId), label: words.back }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(course) => <Groups {...{ course, courseId }} onChange={loaded.reload} />}
      </LoadView>
    </PageShell>
  )
}
