/** Asks once before a decision on guardians, and says exactly what it does to how many people. */
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { GuardianRights, GuardianshipRow } from '#contract/people.ts'
import { decideLinks } from './decide-links.ts'
import { countPeople } from './link-list.ts'

export interface DecideDialogProps {
  uai: string
  decision: GuardianRights
  links: readonly GuardianshipRow[]
  onDone: (changed: number) => void
  onClose: () => void
}

/** So few are named one by one; more are only counted. */
const namedMax = 5

function Named({ links }: { links: readonly GuardianshipRow[] }) {
  const format = useFormat()
  if (links.length > namedMax) return null
  return (
    <ul>
      {links.map(({ guardian, pupil }) => (
        <li key={`${guardian.id} ${pupil.id}`}>
          {format.list([`${guardian.givenName} ${guardian.familyName}`])} →{' '}
          {`${pupil.givenName} ${pupil.familyName}`}
        </li>
      ))}
    </ul>
  )
}

export function DecideDialog({ uai, decision, links, onDone, onClose }: DecideDialogProps) {
  const words = useWords('head').guardians
  const act = useAct()
  const count = links.length
  const people = countPeople(links)
  const { title, confirmText, means } = {
    confirmed: {
      title: words.confirmTitle({ count }),
      confirmText: words.confirm,
      means: words.confirmMeans(people),
    },
    blocked: {
      title: words.blockTitle({ count }),
      confirmText: words.block,
      means: words.blockMeans(people),
    },
    to_confirm: {
      title: words.putBackTitle({ count }),
      confirmText: words.putBack,
      means: words.putBackMeans,
    },
  }[decision]
  const decide = (): void => {
    void act.run(
      () => decideLinks(uai, links, decision),
      ({ changed }) => onDone(changed),
    )
  }
  return (
    <ConfirmDialog
      open
      title={title}
      confirmText={confirmText}
      danger={decision === 'blocked'}
      busy={act.busy}
      onConfirm={decide}
      onClose={onClose}
    >
      <Named links={links} />
      <p>{means}</p>
      {decision === 'confirmed' && people.ofAge > 0 && (
        <p>{words.confirmOfAge({ count: people.ofAge })}</p>
      )}
      {decision === 'blocked' && <p>{words.blockCard}</p>}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={decide} live />}
    </ConfirmDialog>
  )
}
