/** The guardians of a pupil, and the children of a guardian; a link may be removed or added. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import type { Words } from '#browser/catalogue/catalogue.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { listName, type NamedPerson, spokenName } from '#browser/school/person-text.ts'
import { mayIn } from '#browser/school/use-school.ts'
import type { PersonFile } from '#contract/people.ts'
import { AddGuardianDialog } from './add-guardian-dialog.tsx'
import type { PersonPartProps } from './person-part.ts'
import { RemovedGuardians } from './removed-guardians.tsx'
import { kindWord } from './role-words.ts'

type Link = PersonFile['guardians'][number]

const signOf = { to_confirm: 'attention', confirmed: 'check', blocked: 'lock' } as const

interface Pair {
  readonly guardian: NamedPerson & { readonly id: string }
  readonly pupil: NamedPerson & { readonly id: string }
}

function EndLink(props: { uai: string; pair: Pair; onEnded: () => void; onClose: () => void }) {
  const { uai, pair, onEnded, onClose } = props
  const words = useWords('people').file
  const act = useAct()
  const names = { guardian: spokenName(pair.guardian), pupil: spokenName(pair.pupil) }
  const end = (): void => {
    const body = { guardianId: pair.guardian.id, pupilId: pair.pupil.id }
    void act.run(
      () => callApi(`/api/schools/${uai}/guardianships/end`, { body }),
      () => {
        toast({ text: words.linkEnded })
        onEnded()
      },
    )
  }
  return (
    <ConfirmDialog
      open
      title={words.endLinkTitle(names)}
      confirmText={words.endLink}
      busy={act.busy}
      onConfirm={end}
      onClose={onClose}
    >
      <p>{words.endLinkMeans}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={end} live />}
    </ConfirmDialog>
  )
}

function factColumns(words: Words['people'], uai: string): Column<Link>[] {
  return [
    {
      key: 'name',
      header: words.file.columns.name,
      text: (link) => listName(link.person),
      cell: (link) => (
        <PageLink href={pagePaths.person(uai, link.person.id)}>{listName(link.person)}</PageLink>
      ),
    },
    {
      key: 'kind',
      header: words.file.columns.kind,
      text: (link) => kindWord(words, link.kind),
    },
    {
      key: 'rights',
      header: words.file.columns.rights,
      text: (link) => words.linkRights[link.rights],
      cell: (link) => (
        <span class="with-sign">
          <Sign name={signOf[link.rights]} />
          {words.linkRights[link.rights]}
        </span>
      ),
    },
  ]
}

function endColumn(
  words: Words['people'],
  pairOf: (link: Link) => Pair,
  onEnd: (pair: Pair) => void,
): Column<Link> {
  return {
    key: 'acts',
    header: words.file.columns.acts,
    control: true,
    text: () => '',
    cell: (link) => {
      const pair = pairOf(link)
      return (
        <Button sign="cross" signOnly onClick={() => onEnd(pair)}>
          {words.file.endLinkOf({
            guardian: spokenName(pair.guardian),
            pupil: spokenName(pair.pupil),
          })}
        </Button>
      )
    },
  }
}

function LinkTable(props: PersonPartProps & { caption: string; side: 'guardians' | 'children' }) {
  const { school, file, onChange, caption, side } = props
  const words = useWords('people')
  const [asked, setAsked] = useState<Pair | null>(null)
  const pairOf = (link: Link): Pair =>
    side === 'guardians'
      ? { guardian: link.person, pupil: file }
      : { guardian: file, pupil: link.person }
  const facts = factColumns(words, school.uai)
  const columns = mayIn(school, ['guardians'])
    ? [...facts, endColumn(words, pairOf, setAsked)]
    : facts
  return (
    <div class="menu-rows">
      <Table
        caption={caption}
        hideCaption
        dense
        columns={columns}
        rows={file[side]}
        rowKey={(link) => link.person.id}
      />
      {asked && (
        <EndLink
          uai={school.uai}
          pair={asked}
          onEnded={() => {
            setAsked(null)
            onChange()
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

export function GuardianLinks(props: PersonPartProps) {
  const { school, file, onChange } = props
  const words = useWords('people').file
  const [adding, setAdding] = useState(false)
  const mayDecide = mayIn(school, ['guardians'])
  return (
    <section class="stack">
      <h2>{words.guardians}</h2>
      {file.guardians.length === 0 ? (
        <p class="soft">{words.guardiansNone}</p>
      ) : (
        <LinkTable {...props} caption={words.guardians} side="guardians" />
      )}
      {mayDecide && file.removedGuardians.length > 0 && (
        <RemovedGuardians uai={school.uai} file={file} onChange={onChange} />
      )}
      <p class="row">
        <Button sign="plus" onClick={() => setAdding(true)}>
          {words.addGuardian}
        </Button>
        {mayDecide && file.guardians.length > 0 && (
          <LinkButton href={pagePaths.guardians(school.uai)}>{words.decide}</LinkButton>
        )}
      </p>
      {adding && (
        <AddGuardianDialog
          school={school}
          pupil={file}
          onAdded={() => {
            setAdding(false)
            onChange()
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  )
}

export function ChildLinks(props: PersonPartProps) {
  const words = useWords('people').file
  return (
    <section class="stack">
      <h2>{words.children}</h2>
      <LinkTable {...props} caption={words.children} side="children" />
    </section>
  )
}
