/** Who does the work together: by hand or by a draw, until the first copy is handed in. */
import { useState } from 'preact/hooks'
import { useHistoryState } from 'wouter/use-browser-location'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TeamSizeSelect, teamSizeUsual } from '#browser/teach/team-size-select.tsx'
import { isTeamWish } from '#browser/teach/team-wish.ts'
import { teamDrawOf } from '#contract/deal-teams.ts'
import type { Following } from '#contract/following.ts'
import { teamSizeMax, teamSizeMin } from '#contract/team-sizes.ts'
import type { MakeTeams } from '#contract/teams.ts'
import { systemRandom } from '#kernel/random.ts'
import { draftOf, drawTeams, sentTeams, type TeamDraft } from './team-draft.ts'
import { useTeaches } from './use-teaches.ts'

interface TeamsProps {
  following: Following
  /** The table is old. */
  onDone: () => void
}

interface DraftProps {
  following: Following
  draft: TeamDraft
  onDraft: (draft: TeamDraft) => void
}

function Draw({ following, onDraft }: DraftProps) {
  const words = useWords('teams')
  const format = useFormat()
  const [size, setSize] = useState(teamSizeUsual)
  const [seed, setSeed] = useState<number | null>(null)
  const draw = (): void => {
    const next = teamDrawOf(systemRandom.fraction())
    setSeed(next)
    onDraft(
      drawTeams(
        following.pupils.map(({ pupil }) => pupil.id),
        size,
        next,
      ),
    )
  }
  return (
    <>
      <div class="make-teams-draw">
        <TeamSizeSelect size={size} onSize={setSize} />
        <Button onClick={draw}>{seed === null ? words.draw : words.drawAgain}</Button>
      </div>
      {seed !== null && <p role="status">{words.drawn({ number: format.number(seed) })}</p>}
    </>
  )
}

/** Who is with whom: the choices below say it pupil by pupil. */
function TeamList({ following, draft }: Omit<DraftProps, 'onDraft'>) {
  const words = useWords('teams')
  const format = useFormat()
  const inTeams = following.pupils.filter(({ pupil }) => draft.has(pupil.id))
  const teams = [...Map.groupBy(inTeams, ({ pupil }) => draft.get(pupil.id) ?? 0)]
  if (teams.length === 0) return null
  return (
    <ul class="plain make-teams-list">
      {teams
        .sort(([left], [right]) => left - right)
        .map(([number, members]) => (
          <li key={number}>
            <strong>{words.team({ number })}</strong>{' '}
            {format.list(members.map(({ pupil }) => `${pupil.givenName} ${pupil.familyName}`))}
          </li>
        ))}
    </ul>
  )
}

function ByHand({ following, draft, onDraft }: DraftProps) {
  const words = useWords('teams')
  // One more than there are, for a new team.
  const numbers = Array.from({ length: Math.max(0, ...draft.values()) + 1 }, (_, at) => at + 1)
  const options = numbers.map((number) => ({
    value: String(number),
    label: words.team({ number }),
  }))
  return (
    <fieldset class="choice-group">
      <legend class="field-label">{words.who}</legend>
      <div class="make-teams-pupils">
        {following.pupils.map(({ pupil: { familyName, givenName, id } }) => (
          <Select
            key={id}
            label={`${familyName} ${givenName}`}
            value={String(draft.get(id) ?? '')}
            placeholder={words.byOneself}
            options={options}
            onValue={(value) => {
              const next = new Map(draft)
              if (value === '') next.delete(id)
              else next.set(id, Number(value))
              onDraft(next)
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** From then on teams are as they are. */
const isHandedIn = ({ pupils }: Following): boolean =>
  pupils.some(({ receivedAt }) => receivedAt !== null)

function useProblem(isTogether: boolean, draft: TeamDraft, isFixed: boolean): string | null {
  const words = useWords('teams')
  const format = useFormat()
  const sent = sentTeams(draft)
  if (isFixed) return words.fixed
  if (!isTogether) return null
  if (!sent.ok) {
    const teams = format.list(sent.wrong.map((number) => format.number(number)))
    return words.wrong({ teams, count: sent.wrong.length, min: teamSizeMin, max: teamSizeMax })
  }
  return sent.body.teams.length === 0 ? words.none : null
}

function TeamsDialog(props: TeamsProps & { isWanted: boolean; onClose: () => void }) {
  const { following, isWanted, onDone, onClose } = props
  const words = useWords('teams')
  const general = useWords('general')
  const act = useAct()
  const [first] = useState<TeamDraft>(() => draftOf(following))
  const [draft, setDraft] = useState(first)
  const [how, setHow] = useState<'alone' | 'together'>(
    first.size > 0 || isWanted ? 'together' : 'alone',
  )
  const isTogether = how === 'together'
  const problem = useProblem(isTogether, draft, isHandedIn(following))
  const save = (): void => {
    const sent = sentTeams(isTogether ? draft : new Map())
    if (problem !== null || !sent.ok) return
    const body: MakeTeams = sent.body
    void act.run(
      () => callApi(`/api/assignments/${following.assignment.id}/teams`, { method: 'PUT', body }),
      () => {
        toast({ text: isTogether ? words.saved : words.savedAlone })
        onDone()
        onClose()
      },
    )
  }
  const parts = { following, draft, onDraft: setDraft }
  return (
    <Dialog open wide title={words.open} unsaved={draft !== first} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <RadioGroup
          label={words.how}
          value={how}
          onValue={setHow}
          inLine
          options={[
            { value: 'alone', label: words.alone },
            { value: 'together', label: words.together },
          ]}
        />
        {isTogether && (
          <>
            <p class="soft">{words.means}</p>
            <Draw {...parts} />
            <TeamList {...parts} />
            <ByHand {...parts} />
          </>
        )}
        {problem !== null && <p role="status">{problem}</p>}
        {act.refusal && <ErrorView refusal={act.refusal} live />}
        <p class="row">
          <Button type="submit" kind="primary" busy={act.busy} disabled={problem !== null}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </p>
      </form>
    </Dialog>
  )
}

export function MakeTeamsPanel({ following, onDone }: TeamsProps) {
  const words = useWords('teams')
  const teaches = useTeaches()
  const wantsTeams = isTeamWish(useHistoryState())
  const { pupils } = following
  const numbers = pupils.flatMap(({ team }) => team ?? [])
  const teams = new Set(numbers).size
  const [open, setOpen] = useState(wantsTeams && teams === 0)
  const isFixed = isHandedIn(following)
  // Under the hands of who makes teams it says so itself.
  if (!teaches || pupils.length < teamSizeMin || (isFixed && teams === 0 && !open)) return null
  const close = (): void => setOpen(false)
  return (
    <div class="row no-print">
      {!isFixed && <Button onClick={() => setOpen(true)}>{words.open}</Button>}
      {teams > 0 && (
        <span>
          {words.summary({ teams, alone: pupils.length - numbers.length })}
          {isFixed && `. ${words.fixed}`}
        </span>
      )}
      {open && (
        <TeamsDialog following={following} isWanted={wantsTeams} onDone={onDone} onClose={close} />
      )}
    </div>
  )
}
