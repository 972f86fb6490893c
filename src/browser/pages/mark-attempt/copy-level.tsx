/** In an école: one of four steps for the whole copy, straight into the gradebook. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Card } from '#browser/parts/card.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { useValueKeeper } from '#browser/teach/use-value-keeper.ts'
import type { KeptState } from '#browser/teach/value-keeper.ts'
import type { CopyLevel, GiveLevel } from '#contract/grades.ts'
import type { MarkingSheet } from '#contract/results.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { MarkStateLine } from './mark-state-line.tsx'

function LevelButtons({ path, level }: { path: string; level: CopyLevel }) {
  const words = useWords('grades')
  const [state, setState] = useState<KeptState | null>(null)
  const keeper = useValueKeeper<GiveLevel>(`level ${path}`, () => ({
    onState: (_, next) => setState(next),
    send: (_, body) => callApi(path, { method: 'PUT', body }),
  }))
  const [step, setStep] = useState(() => {
    const [unsaved] = keeper.unsaved()
    return unsaved === undefined ? level.step : unsaved.value.step
  })
  const steps = level.scale === 'mastery' ? words.mastery : words.attainment
  const give = (wanted: number | null): void => {
    setStep(wanted)
    void keeper.save('level', { id: mintId({ now: Date.now }, systemRandom), step: wanted })
  }
  return (
    <Card title={words.copyLevel.title}>
      <div class="stack">
        <fieldset class="mark-levels">
          <legend class="for-screen-readers">{words.copyLevel.title}</legend>
          {steps.map((label, at) => {
            const isOn = step === at + 1
            return (
              <button
                key={label}
                type="button"
                class="mark-quick-points mark-level"
                aria-pressed={isOn}
                onClick={() => give(isOn ? null : at + 1)}
              >
                {label}
              </button>
            )
          })}
        </fieldset>
        <p class="soft small">
          {words.copyLevel.means}{' '}
          <PageLink href={pagePaths.gradebook(level.courseId)}>{words.takeOver.open}</PageLink>
        </p>
        <MarkStateLine state={state} touched={false} isMarked={false} />
      </div>
    </Card>
  )
}

/** Nothing where the school grades by points, or where this work has its points in the gradebook. */
export function CopyLevelCard({ sheet }: { sheet: MarkingSheet }) {
  const words = useWords('grades').copyLevel
  const path = `/api/assignments/${sheet.result.assignmentId}/levels/${sheet.pupil.id}`
  const loaded = useLoad(path, (signal) => callApi<CopyLevel>(path, { signal }))
  return (
    <LoadView loaded={loaded} label={words.title}>
      {(level) =>
        level.withoutPoints && level.scale !== 'points' ? (
          <LevelButtons key={path} path={path} level={level} />
        ) : null
      }
    </LoadView>
  )
}
