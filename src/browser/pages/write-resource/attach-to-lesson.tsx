/** Published for a lesson: one press attaches it there and leads back to the lesson's plan. */
import { useLocation } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'

export function AttachToLesson({ lessonId, resourceId }: { lessonId: string; resourceId: string }) {
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
