/** What is to be read for a lesson: the resources attached, one more, one less. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { addressFor } from '#browser/write/lesson-in-hand.ts'
import type { Lesson } from '#contract/timetable.ts'
import { BeginHere } from './begin-here.tsx'
import { ChooseResource } from './choose-resource.tsx'
import { PlanLine } from './plan-line.tsx'

interface Attached {
  readonly id: string
  readonly title: string
}

export interface AttachedResourcesProps {
  lesson: Lesson
  schoolUai: string
  resources: readonly Attached[]
  onChange: () => void
}

export function AttachedResources({
  lesson,
  schoolUai,
  resources,
  onChange,
}: AttachedResourcesProps) {
  const words = useWords('teach').plan
  const general = useWords('general')
  const [choosing, setChoosing] = useState(false)
  const act = useAct()
  const address = (resource: Attached): string =>
    `/api/lessons/${lesson.id}/resources/${resource.id}`
  const attach = (resource: Attached): void => {
    void act.run(
      () => callApi(address(resource), { method: 'PUT' }),
      () => {
        setChoosing(false)
        toast({ text: words.attached({ title: resource.title }) })
        onChange()
      },
    )
  }
  const detach = (resource: Attached): void => {
    void act.run(
      () => callApi(address(resource), { method: 'DELETE' }),
      () => {
        toast({
          text: words.detached({ title: resource.title }),
          action: { label: general.undo, onAction: () => attach(resource) },
        })
        onChange()
      },
    )
  }
  return (
    <Card
      title={words.resources}
      actions={
        <>
          <Button onClick={() => setChoosing(true)}>{words.attach}</Button>
          <BeginHere lesson={lesson} schoolUai={schoolUai} what="resource" />
        </>
      }
    >
      {resources.length === 0 && <p class="soft">{words.noResource}</p>}
      <ul class="plain plan-lines">
        {resources.map((resource) => (
          <PlanLine
            key={resource.id}
            title={
              <PageLink href={addressFor(pagePaths.reading(resource.id), lesson.id)}>
                {resource.title}
              </PageLink>
            }
            actions={
              <Button onClick={() => detach(resource)}>
                {words.detach}
                <span class="for-screen-readers"> {resource.title}</span>
              </Button>
            }
          />
        ))}
      </ul>
      {act.refusal && <ErrorView refusal={act.refusal} live />}
      <ChooseResource
        open={choosing}
        attachedIds={new Set(resources.map((resource) => resource.id))}
        busy={act.busy}
        onChoose={attach}
        onClose={() => setChoosing(false)}
      />
    </Card>
  )
}
