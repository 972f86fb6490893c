/** Who shares it, and the one thing to do with it: a copy of one's own. */
import { useLocation } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'

export interface TakeCopyProps {
  title: string
  authorName: string | null
  /** `/api/resources/…` or `/api/exercises/…` of the original. */
  door: string
  /** Where a copy is written. */
  pathOf: (id: string) => string
}

export function TakeCopy({ title, authorName, door, pathOf }: TakeCopyProps) {
  const words = useWords('sharing').look
  const [, navigate] = useLocation()
  const act = useAct()
  const take = (): void => {
    void act.run(
      () => callApi<{ id: string }>(`${door}/copy`, { body: { title } }),
      ({ id }) => {
        toast({ text: words.copied({ title }) })
        navigate(pathOf(id))
      },
    )
  }
  return (
    <div class="stack">
      <p>{authorName === null ? words.byNobody : words.by({ name: authorName })}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={take} live />}
      <div class="row">
        <Button kind="primary" sign="copy" busy={act.busy} onClick={take}>
          {words.copy}
        </Button>
      </div>
      <p class="soft">{words.copyMeans}</p>
    </div>
  )
}
