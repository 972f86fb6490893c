/** How the person comes in: a pupil's class card, an adult's account and its letter codes. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import { mayIn } from '#browser/school/use-school.ts'
import type { NewCodeAnswer } from '#contract/cards.ts'
import type { PersonPartProps } from './person-part.ts'

function CodeDialog(props: PersonPartProps & { onClose: () => void }) {
  const { school, file, onClose } = props
  const words = useWords('people').account
  const general = useWords('general')
  const format = useFormat()
  const [made, setMade] = useState<NewCodeAnswer | null>(null)
  const act = useAct()
  const name = spokenName(file)
  const purpose = file.account?.activatedAt ? 'reset' : 'activation'
  const create = (): void => {
    void act.run(
      () =>
        callApi<NewCodeAnswer>(`/api/schools/${school.uai}/people/${file.id}/code`, {
          body: { purpose },
        }),
      setMade,
    )
  }
  if (made !== null) {
    return (
      <Dialog
        open
        firm
        title={words.codeShown({ name })}
        onClose={onClose}
        actions={<Button onClick={onClose}>{general.close}</Button>}
      >
        <p class="shown-letter-code" aria-live="assertive">
          {made.code}
        </p>
        <p>{words.codeUntil({ day: format.day(made.expiresAt) })}</p>
        <p>{words.codeWhere}</p>
        <p>
          <strong>{words.codeOnce}</strong>
        </p>
      </Dialog>
    )
  }
  const isElsewhere = act.refusal?.detail.where === 'elsewhere'
  const isReset = purpose === 'reset'
  return (
    <Dialog
      open
      title={isReset ? words.codeTitleReset({ name }) : words.codeTitleActivation({ name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={act.busy} onClick={create}>
            {words.codeAct}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </>
      }
    >
      <p>{isReset ? words.codeMeansReset : words.codeMeansActivation}</p>
      {isElsewhere && (
        <Notice kind="danger" title={words.codeElsewhere({ name })} live>
          {words.codeElsewhereDo}
        </Notice>
      )}
      {act.refusal && !isElsewhere && <ErrorView refusal={act.refusal} onRetry={create} live />}
    </Dialog>
  )
}

function PupilEntry({ school, file }: PersonPartProps) {
  const words = useWords('people').account
  return (
    <>
      <p>{words.pupil}</p>
      {mayIn(school, ['cards']) && file.classes.length > 0 && (
        <p class="row">
          {file.classes.map(({ id, name }) => (
            <LinkButton key={id} sign="print" href={pagePaths.classCards(id)}>
              {words.printCards({ name })}
            </LinkButton>
          ))}
        </p>
      )}
    </>
  )
}

function AdultEntry(props: PersonPartProps) {
  const { school, file } = props
  const words = useWords('people').account
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { account } = file
  const works = file.roles.some(({ role, active }) => role !== 'pupil' && active)
  const isConfirmed = file.children.some(({ rights }) => rights === 'confirmed')
  const mayCode = mayIn(school, ['cards']) && !account?.disabled
  return (
    <>
      <p>
        {account === null
          ? words.none
          : account.disabled
            ? words.disabled
            : account.activatedAt === null
              ? words.neverOpened
              : words.openedOn({ day: format.day(account.activatedAt) })}
      </p>
      {mayCode && !works && !isConfirmed && <p class="soft">{words.notConfirmed}</p>}
      {mayCode && (works || isConfirmed) && (
        <p>
          <Button onClick={() => setOpen(true)}>
            {account?.activatedAt ? words.codeReset : words.codeActivation}
          </Button>
        </p>
      )}
      {open && <CodeDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

export function PersonAccount(props: PersonPartProps & { isPupil: boolean }) {
  const words = useWords('people').file
  const { isPupil, ...part } = props
  const isAdult =
    part.file.children.length > 0 || part.file.roles.some(({ role }) => role !== 'pupil')
  return (
    <section class="stack">
      <h2>{words.entry}</h2>
      {isPupil && <PupilEntry {...part} />}
      {isAdult && <AdultEntry {...part} />}
    </section>
  )
}
