/** Published for a lesson: it is attached there, and the way leads back to the lesson's plan. */
import { useEffect } from 'preact/hooks'
import { useLocation } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import type { Words } from '#browser/catalogue/catalogue.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { PublishBarProps } from '#browser/write/publish-bar.tsx'
import type { ResourceDraft } from '#contract/resources.ts'

/** What the bar says where a resource is written for a lesson; nothing of its own elsewhere. */
export function stepsForLesson(
  lessonId: string | null,
  { id, publishedAt }: Pick<ResourceDraft, 'id' | 'publishedAt'>,
  words: Words['write']['page'],
): Pick<PublishBarProps, 'firstPress' | 'next'> {
  if (lessonId === null) return {}
  const next = <AttachToLesson {...{ lessonId }} resourceId={id} isAtOnce={publishedAt === null} />
  return { firstPress: words.publishAndAttach, next }
}

interface AttachToLessonProps {
  lessonId: string
  resourceId: string
  /** The press that published it asked for this too; the button is there for what was refused. */
  isAtOnce: boolean
}

function AttachToLesson({ lessonId, resourceId, isAtOnce }: AttachToLessonProps) {
  const words = useWords('write').page
  const [, navigate] = useLocation()
  const act = useAct()
  const attach = (): void => {
    void act.run(
      () => callApi(`/api/lessons/${lessonId}/resources/${resourceId}`, { method: 'PUT' }),
      () => {
        toast({ text: words.attachedNow })
        navigate(pagePaths.lessonPlan(lessonId))
      },
    )
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it was published.
  useEffect(() => {
    if (isAtOnce) attach()
  }, [])
  return (
    <>
      <p>
        <Button kind="primary" busy={act.busy} onClick={attach}>
          {words.attachNow}
        </Button>
      </p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={attach} live />}
    </>
  )
}
