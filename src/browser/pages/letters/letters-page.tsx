/** Letters to print: chosen by audience and class, prepared on a word, one per person and page. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Letter } from '#browser/drawings/letter.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { Letters } from '#contract/cards.ts'
import type { ClassSummary } from '#contract/classes.ts'
import type { Id } from '#kernel/ids.ts'
import { PreparedLetters } from './prepared-letters.tsx'

export type Audience = 'guardians' | 'staff'

/** A batch of some hundred letters is asked for at once. */
const prepareTimeoutMs = 120_000

interface Wish {
  readonly audience: Audience
  readonly classId: string
}

function Chooser(props: {
  wish: Wish
  classes: readonly ClassSummary[]
  busy: boolean
  onWish: (wish: Wish) => void
  onPrepare: () => void
}) {
  const words = useWords('paper').letters
  const { wish, classes, busy, onWish, onPrepare } = props
  return (
    <form
      class="stack no-print"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onPrepare()
      }}
    >
      <p>{words.explain}</p>
      <RadioGroup
        label={words.audience}
        value={wish.audience}
        onValue={(audience) => onWish({ ...wish, audience })}
        options={[
          { value: 'guardians', label: words.guardians, hint: words.guardiansHint },
          { value: 'staff', label: words.staff, hint: words.staffHint },
        ]}
        inLine
      />
      {wish.audience === 'guardians' && classes.length > 0 && (
        <Select
          label={words.classFilter}
          value={wish.classId}
          placeholder={words.allClasses}
          onValue={(classId) => onWish({ ...wish, classId })}
          options={classes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <div class="row">
        <Button kind="primary" type="submit" busy={busy} busyText={words.preparing}>
          {words.prepare}
        </Button>
      </div>
    </form>
  )
}

function LettersDesk({ uai }: { uai: string }) {
  const words = useWords('paper').letters
  const [wish, setWish] = useState<Wish>({ audience: 'guardians', classId: '' })
  const [made, setMade] = useState<{ letters: Letters; audience: Audience } | null>(null)
  const act = useAct()
  const { load, reload } = useLoad(`classes ${uai}`, (signal) =>
    callApi<{ classes: ClassSummary[] }>(`/api/schools/${uai}/classes`, { signal }),
  )
  const classes = load.state === 'ready' ? load.value.classes : []
  const [asked, setAsked] = useState<Id>()
  const prepare = (from?: Id): void => {
    setAsked(from)
    const { audience, classId } = wish
    const ofClass = audience === 'guardians' && classId !== '' ? classId : undefined
    void act.run(
      () =>
        callApi<Letters>(`/api/schools/${uai}/letters`, {
          query: { for: audience, classId: ofClass, from },
          timeoutMs: prepareTimeoutMs,
        }),
      (letters) => setMade({ letters, audience }),
    )
  }
  const hasChanged = act.refusal?.detail.where === 'from'
  return (
    <div class="stack stack-wide">
      {load.state === 'failed' && <ErrorView refusal={load.refusal} onRetry={reload} />}
      <Chooser
        wish={wish}
        classes={classes}
        busy={act.busy}
        onWish={(next) => {
          setWish(next)
          setMade(null)
        }}
        onPrepare={() => prepare()}
      />
      {hasChanged && <Notice kind="attention" title={words.listChanged} live />}
      {act.refusal && !hasChanged && (
        <ErrorView refusal={act.refusal} onRetry={() => prepare(asked)} live />
      )}
      {made === null ? (
        <EmptyState drawing={<Letter />}>{words.nothingYet}</EmptyState>
      ) : (
        <PreparedLetters
          uai={uai}
          letters={made.letters}
          audience={made.audience}
          busy={act.busy}
          onBatch={prepare}
        />
      )}
    </div>
  )
}

export function LettersPage({ params }: PageProps) {
  const words = useWords('paper').letters
  const navigation = useWords('head').navigation
  const uai = params.uai ?? ''
  return (
    <SchoolPage
      uai={uai}
      place={null}
      needs={['cards']}
      title={words.title}
      back={{ href: pagePaths.schoolHome(uai), label: navigation.home }}
    >
      {() => <LettersDesk uai={uai} />}
    </SchoolPage>
  )
}
